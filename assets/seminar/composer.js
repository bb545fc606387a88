// The composer, as the server's form has it: who signs, what each gives, on which terms; and what that says and does.

import { counselled } from "./counsel.js";
import { crest, el, icon } from "./dom.js";
import { answer, begin, choose, form, input, nowOf, read } from "./draft.js";
import { outlookList } from "./forecast.js";
import { remedy } from "./remedy.js";
import { barredFrom, can, desk, me, page, sheet, ui } from "./seat-state.js";

const VERB = "offer";

export function composerPanel() {
  const offer = form(VERB);
  if (!offer?.signers)
    return el(
      "div",
      { class: "panel tight" },
      el("h2", {}, offer?.heading ?? "Composer"),
      el("p", { class: "muted" }, offer?.note ?? "…"),
    );
  return el(
    "div",
    { class: "stack" },
    drafts(),
    el(
      "div",
      { class: "panel stack" },
      el(
        "header",
        {},
        el("h2", {}, offer.heading),
        el("button", { class: "plain small", onclick: () => begin(VERB) }, "Start anew"),
      ),
      offer.templates ? ready(offer.templates, Boolean(offer.giving)) : null,
      el(
        "fieldset",
        { class: "tight" },
        el("legend", {}, "With"),
        el("div", { class: "row seats" }, offer.signers.map(toggle)),
      ),
      offer.note ? el("p", { class: "muted" }, offer.note) : null,
      (offer.giving ?? []).map(giving),
      offer.terms
        ? el(
            "details",
            { class: "terms", key: "terms" },
            el("summary", {}, "Terms"),
            el(
              "div",
              { class: "stack" },
              offer.terms.map((field) => input(VERB, field)),
            ),
          )
        : null,
    ),
    offer.put ? preview(offer) : null,
    offer.put ? bar(offer) : null,
  );
}

// What can be put now is a press away; what cannot says what opens it.
const SHOWN = 1;
function ready(field, begun) {
  const [none, ...ways] = field.alternatives;
  const open = ways.filter((way) => !way.refusal);
  const shut = ways.filter((way) => way.refusal).sort((a, b) => Number(!a.remedy) - Number(!b.remedy));
  const more = [...open.slice(SHOWN), ...shut.slice(open.length ? 0 : 1)];
  return el(
    "details",
    { class: "ready", key: `ready-${begun}`, open: !begun },
    el("summary", { class: "small" }, none.title),
    el("ul", { class: "tight" }, [...open.slice(0, SHOWN), ...(open.length ? [] : shut.slice(0, 1))].map(readyText)),
    more.length
      ? el(
          "details",
          { key: "more-ready" },
          el("summary", { class: "small" }, `${more.length} more, ${shut.length} not now`),
          el("ul", { class: "tight" }, more.map(readyText)),
        )
      : null,
  );

  function readyText(way) {
    return el(
      "li",
      { key: way.value },
      el(
        "button",
        { class: "small", disabled: Boolean(way.refusal), onclick: () => choose(VERB, field.name, way.value) },
        way.title,
      ),
      way.refusal ? el("p", { class: "small muted" }, way.refusal, " ", remedy(way.remedy)) : null,
    );
  }
}

function toggle(field) {
  const on = nowOf(VERB, field);
  return el(
    "button",
    {
      class: `small seat-toggle ${on ? "chosen" : ""}`,
      "aria-pressed": String(on),
      key: field.name,
      onclick: () => choose(VERB, field.name, !on),
    },
    crest(sheet(), field.name.slice("with:".length), true),
    field.title,
  );
}

function giving({ seat, title, clauses, note, rest }) {
  if (!clauses) return el("p", { class: "small muted", key: `give-${seat}` }, `${title}: ${note}`);
  const first = (each) => each.first ?? true;
  return el(
    "fieldset",
    { class: "tight giving", key: `give-${seat}` },
    el("legend", {}, title),
    el("p", { class: "small muted" }, "Points a round to you"),
    el("ul", { class: "clauses" }, clauses.filter(first).map(clauseRow)),
    rest
      ? el(
          "details",
          { key: "rest", open: clauses.some((each) => !first(each) && each.on) },
          el("summary", { class: "small" }, rest),
          el("ul", { class: "clauses" }, clauses.filter((each) => !first(each)).map(clauseRow)),
        )
      : null,
  );
}

function clauseRow({ concession, title, note, level, details }) {
  const chosen = nowOf(VERB, level);
  const [none, ...levels] = level.alternatives;
  const refusal = levels.find((way) => way.value === chosen)?.refusal;
  const row = (way) => {
    const on = way.value === chosen;
    return el(
      "label",
      { class: `level ${on ? "chosen" : ""} ${way.refusal ? "refused" : ""}`, title: way.refusal },
      el("input", {
        type: "checkbox",
        checked: on,
        onchange: () => choose(VERB, level.name, on ? none.value : way.value),
      }),
      el("span", { class: "grow" }, way.title),
      el(
        "span",
        { class: `price small ${way.tone ?? ""}` },
        el("span", { "aria-hidden": "true" }, way.figure || "0"),
        el("span", { class: "quiet" }, way.price),
      ),
    );
  };
  return el(
    "li",
    { class: `clause ${chosen ? "on" : ""}`, key: concession },
    el("span", { class: "quiet" }, title),
    note && chosen ? el("span", { class: "small muted" }, note) : null,
    el(
      "div",
      { class: "levels", role: "group", "aria-label": title },
      levels.slice(0, 1).map(row),
      levels.length > 1
        ? el(
            "details",
            { key: "more", open: Boolean(chosen) },
            el("summary", { class: "small" }, "more"),
            levels.slice(1).map(row),
          )
        : null,
    ),
    refusal ? el("p", { class: "small bad" }, refusal) : null,
    details
      ? el(
          "div",
          { class: "row when" },
          details.map((field) => input(VERB, field, { quiet: true })),
        )
      : null,
  );
}

const ownHome = () => answer(VERB).homes?.find((home) => home.seat === me());

function inBrief(put) {
  const own = ownHome();
  const home = own ? (own.verdict === "passes" ? ", passes at home" : ", falls at home") : "";
  return put.refusal ? "cannot be put like this" : `${answer(VERB).total} points to you${home}`;
}

// Where everybody's people let it through, that is not worth a word of each.
function homes(found) {
  const row = (home) =>
    el(
      "li",
      { class: "row home", key: home.seat },
      crest(sheet(), home.seat, true),
      el("span", { class: `grow small ${home.verdict === "fails" ? "bad" : ""}` }, home.text),
    );
  const doubtful = found.homes.filter((home) => home.verdict !== "passes");
  return doubtful.length ? el("ul", { class: "tight" }, doubtful.map(row)) : null;
}

// In sight while one scrolls through the clauses: what it comes to, and the way to the whole.
function bar({ put }) {
  const own = ownHome();
  return el(
    "div",
    { class: "bar row apart" },
    el(
      "span",
      { class: `grow small ${put.refusal || own?.verdict === "fails" ? "bad" : ""}` },
      el("b", {}, read(VERB) ? inBrief(put) : "…"),
    ),
    el(
      "button",
      {
        class: "small",
        onclick: () => document.querySelector("#composer .preview")?.scrollIntoView({ block: "start" }),
      },
      "Read it",
    ),
  );
}

function preview({ put, asks }) {
  const found = answer(VERB);
  const late = desk.stands()
    ? "You have changed it: what it says now comes in a moment."
    : "What it says now comes when the connection is back.";
  return el(
    "div",
    { class: "panel stack preview", "aria-label": "What it says and what it does" },
    el("h2", {}, "What it says"),
    el("p", { class: `read ${read(VERB) ? "" : "muted"}`, "aria-busy": String(!read(VERB)) }, found.sentence),
    read(VERB) ? null : el("p", { class: "small muted" }, late),
    put.refusal
      ? el("p", { class: "refusal" }, put.refusal, " ", read(VERB) ? remedy(put.remedy) : null)
      : el(
          "div",
          { class: "stack" },
          el("p", { class: "worth-line" }, inBrief(put)),
          el(
            "details",
            { key: "weighed" },
            el("summary", { class: "small" }, "What the figure is made of"),
            el("p", { class: "small" }, found.worth),
            el(
              "ul",
              { class: "tight small" },
              found.parts.map((text) => el("li", {}, text)),
            ),
            found.outlook ? outlookList(found.outlook) : null,
          ),
          homes(found),
          counselled(VERB),
        ),
    can(VERB)
      ? el(
          "div",
          { class: "row" },
          el(
            "button",
            {
              class: "main",
              disabled: !read(VERB) || Boolean(put.refusal) || ui.busy.has(VERB),
              onclick: () => send(put, found),
            },
            icon("offer"),
            put.label,
          ),
          put.price ? el("span", { class: "small muted" }, put.price) : null,
          asks.map((ask) =>
            el(
              "button",
              {
                key: ask.act.to,
                disabled: !read(VERB) || ui.busy.has("ask") || Boolean(ask.refusal),
                title: ask.refusal,
                onclick: () => desk.act(ask.act),
              },
              icon("ask"),
              ask.label,
            ),
          ),
        )
      : el("p", { class: "small note" }, barredFrom(VERB)),
  );
}

// What is composed while the put waits for the line is another draft, and stays.
async function send(put, { of, sentence }) {
  const held = JSON.stringify(put.act);
  if (await desk.act(put.act, VERB, { of, words: `Your offer: ${sentence}` })) {
    if (JSON.stringify(ui.drafts[VERB].act) !== held) return;
    begin(VERB);
    desk.send({ t: "draft", draft: null });
    desk.show(innerWidth < 760 ? "rooms" : "composer");
  }
}

function drafts() {
  const found = page.delegation.drafts.filter((draft) => draft.verb === VERB);
  if (!found.length) return null;
  return el(
    "div",
    { class: "panel stack" },
    el("h2", {}, "Your delegation drafts"),
    found.map((draft) =>
      el(
        "div",
        { class: "note tight", key: draft.by },
        el("b", {}, draft.by),
        el("p", { class: "read small" }, draft.words),
        el("button", { class: "small", onclick: () => begin(VERB, draft.act) }, "Go on with this"),
      ),
    ),
  );
}
