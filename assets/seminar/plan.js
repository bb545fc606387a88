// The plan, as the server's form has it: moves with their cost, what is chosen in each, each commitment due.
// Nothing is sent before "Commit".

import { el, icon } from "./dom.js";
import { answer, begin, choose, form, input, read } from "./draft.js";
import { foreseen } from "./forecast.js";
import { remedy } from "./remedy.js";
import { barredFrom, can, desk, page, round, ui } from "./seat-state.js";

const VERB = "commit";

export function planPanel() {
  const plan = form(VERB);
  if (!plan) return el("div", { class: "panel" }, el("h2", {}, "Plan"), el("p", { class: "muted" }, "…"));
  if (!plan.commit) return settled(plan);
  return el(
    "div",
    { class: "stack" },
    plan.note ? el("p", { class: "panel note" }, plan.note) : null,
    drafts(),
    committing(plan),
    (plan.groups ?? []).map(group),
    plan.moves ? moves(plan) : null,
    bar(plan),
  );
}

// What fits this plan first; the rest is folded, and what does not fit says why.
const FIRST = 5;
function moves(plan) {
  const fits = plan.moves.filter((move) => !move.refusal);
  // Settled once a round, so that nothing moves under the finger.
  if (ui.moves.of !== round()) ui.moves = { of: round(), first: fits.slice(0, FIRST).map(({ id }) => id) };
  const open = plan.moves.filter(({ id }) => ui.moves.first.includes(id));
  const shut = plan.moves.filter((move) => !open.includes(move));
  return el(
    "div",
    { class: "panel stack" },
    el("header", {}, el("h2", {}, "Moves"), capital(plan)),
    el(
      "ul",
      { class: "moves" },
      open.map((move) => moveCard(move, plan)),
    ),
    shut.length
      ? el(
          "details",
          { key: "shut", open: shut.some((move) => move.chosen) },
          el("summary", { class: "small" }, `${shut.length} more`),
          el(
            "ul",
            { class: "moves" },
            shut.map((move) => moveCard(move, plan)),
          ),
        )
      : null,
  );
}

// Committed, or after the end: to be read, and taken back while others still plan.
function settled(plan) {
  return el(
    "div",
    { class: "panel stack" },
    el("h2", {}, plan.heading),
    el("p", { class: "muted" }, plan.note),
    plan.take_back ? lines(plan) : null,
    plan.take_back && can(VERB)
      ? el(
          "div",
          {},
          el(
            "button",
            { class: "small", disabled: ui.busy.has("recall") || desk.fresh(), onclick: recall },
            icon("undo"),
            plan.take_back.label,
          ),
        )
      : null,
  );
}

// A plan that comes back is there to be changed, also on another device than the one that committed it.
async function recall() {
  const { plan, take_back } = form(VERB);
  if (await desk.act(take_back.act)) begin(VERB, { verb: VERB, plan });
}

const lines = (plan) =>
  el(
    "ul",
    { class: "tight read" },
    plan.lines.map((text) => el("li", {}, text)),
  );

const capital = (plan) =>
  el(
    "span",
    { class: plan.left < 0 ? "bad" : "" },
    icon("capital"),
    " ",
    el("b", {}, String(plan.left)),
    ` of ${plan.capital} capital left`,
  );

function moveCard(move, plan) {
  const uses = (plan.uses ?? []).map((use, at) => ({ use, at })).filter(({ use }) => use.use.move === move.id);
  const add = () => choose(VERB, `add:${move.id}`, move.add.use.target ?? "");
  return el(
    "li",
    { class: `move tight ${move.chosen ? "waits" : ""}`, key: move.id },
    el(
      "div",
      { class: "row apart start" },
      el(
        "details",
        { class: "grow", key: "what" },
        el("summary", {}, icon(move.icon), " ", el("b", {}, move.title)),
        el("p", { class: "small" }, move.text),
        (move.notes ?? []).map((note) => el("p", { class: "small muted" }, note)),
      ),
      el(
        "span",
        { class: "row" },
        el("span", { class: "badge" }, icon("capital", "Capital"), " ", move.price),
        move.add && !move.refusal
          ? el(
              "button",
              { class: "small", "aria-label": `Add ${move.title} to the plan`, onclick: add },
              icon("plus"),
              uses.length ? "again" : "Add",
            )
          : null,
      ),
    ),
    move.refusal && !uses.length ? el("p", { class: "small muted" }, move.refusal) : null,
    uses.map(({ use, at }) => useForm(use, at)),
  );
}

function useForm(use, at) {
  return el(
    "div",
    { class: "use stack", key: `${use.use.move}:${use.use.target}` },
    el(
      "div",
      { class: "fields" },
      (use.fields ?? []).map((field) => input(VERB, field)),
    ),
    use.refusal ? el("p", { class: "small bad" }, use.refusal) : null,
    el(
      "div",
      {},
      el("button", { class: "plain small", onclick: () => choose(VERB, `drop:${at}`, true) }, "Leave it out"),
    ),
  );
}

function group({ title, fields }) {
  return el(
    "div",
    { class: "panel stack", key: title },
    el("h2", {}, title),
    fields.map((field) =>
      el(
        "div",
        { class: "card tight", key: field.name },
        el("p", { class: "small" }, field.title),
        input(VERB, field, { quiet: true }),
      ),
    ),
  );
}

// In sight while one looks through the moves: what the plan comes to, and the way to committing it.
function bar(plan) {
  const many = plan.uses?.length ?? 0;
  return el(
    "div",
    { class: "bar row apart" },
    el(
      "span",
      { class: "grow small" },
      el("b", {}, many === 0 ? "no move yet" : many === 1 ? "one move" : `${many} moves`),
      ", ",
      capital(plan),
    ),
    el(
      "button",
      { class: "small", onclick: () => document.querySelector("#plan .preview")?.scrollIntoView({ block: "start" }) },
      can(VERB) ? "Read and commit" : "Read it",
    ),
  );
}

function committing(plan) {
  const { commit } = plan;
  const found = answer(VERB);
  const refusal = plan.refusal || commit.refusal;
  const press = () => desk.act(commit.act, VERB, { of: found.of, words: `Your plan: ${plan.lines.join(" ")}` });
  return el(
    "div",
    { class: "panel stack preview" },
    el("h2", {}, "What you would do"),
    read(VERB)
      ? null
      : el("p", { class: "small muted" }, desk.stands() ? "…" : "What it does comes when the connection is back."),
    lines(plan),
    refusal
      ? el(
          "p",
          { class: plan.refusal ? "refusal" : "small muted" },
          refusal,
          " ",
          read(VERB) ? remedy(plan.remedy ?? commit.remedy) : null,
        )
      : null,
    can(VERB)
      ? el(
          "div",
          { class: "row" },
          el(
            "button",
            { class: "main", disabled: !read(VERB) || ui.busy.has(VERB) || Boolean(refusal), onclick: press },
            icon("ready"),
            commit.label,
          ),
          el("button", { class: "plain", onclick: () => choose(VERB, "clear", true) }, "Clear"),
        )
      : el("p", { class: "small note" }, barredFrom(VERB)),
    foreseen(found.outlook),
  );
}

function drafts() {
  const found = page.delegation.drafts.filter((draft) => draft.verb === VERB);
  return found.map((draft) =>
    el(
      "div",
      { class: "panel note tight", key: draft.by },
      el("b", {}, `${draft.by} would do this`),
      el("p", { class: "read small" }, draft.words),
      el("div", {}, el("button", { class: "small", onclick: () => begin(VERB, draft.act) }, "Go on with this")),
    ),
  );
}
