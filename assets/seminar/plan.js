// The plan: moves with their cost, the intent of each signal, each commitment due. Nothing is sent before "Commit".

import { el, icon } from "./dom.js";
import { forecastList } from "./forecast.js";
import { remedy } from "./remedy.js";
import { can, desk, emptyPlan, fromPlan, keep, page, planAct, sheet, title, ui, whoCan } from "./seat-state.js";

let timer = 0;

export function watchPlan() {
  keep();
  clearTimeout(timer);
  timer = setTimeout(() => {
    if (!page.head || page.head.outcome || page.head.phase !== "signals" || page.head.committed) return;
    const act = planAct(ui.plan);
    ui.plannedAsked = desk.ask({ t: "forecast", act });
    ui.plannedFor = JSON.stringify(act);
    const { moves, conduct, looks, enforce, announce } = ui.plan;
    const empty =
      !moves.length && !Object.keys({ ...conduct, ...looks }).length && enforce === null && announce === null;
    if (page.delegation.members.length > 1) desk.send({ t: "draft", draft: empty ? null : act });
  }, 220);
}

desk.replan = () => {
  watchPlan();
  desk.redraw();
};

function change(edit) {
  edit(ui.plan);
  watchPlan();
  desk.redraw();
}

// A move as published, with what is particular to this seat now.
const moves = () => page.plan.moves.map((each) => ({ ...sheet().moves[each.id], ...each }));

export function planPanel() {
  const { plan, head } = page;
  if (head.outcome)
    return el("div", { class: "panel" }, el("h2", {}, "Plan"), el("p", { class: "muted" }, "The game is over."));
  if (head.committed)
    return el(
      "div",
      { class: "panel stack" },
      el("h2", {}, "Your plan is committed"),
      el(
        "p",
        { class: "muted" },
        "It is carried out when everybody has committed, or when the clock ends. Until then you can take it back.",
      ),
      el(
        "ul",
        { class: "tight read" },
        plan.committed.map((text) => el("li", {}, text)),
      ),
      can("commit")
        ? el(
            "div",
            {},
            el(
              "button",
              { class: "small", disabled: ui.busy.has("recall") || desk.fresh(), onclick: () => recall(plan.held) },
              icon("undo"),
              "Take the plan back",
            ),
          )
        : null,
    );
  const negotiating = head.phase === "negotiation";
  return el(
    "div",
    { class: "stack" },
    negotiating
      ? el(
          "p",
          { class: "panel note" },
          "Plans are committed after negotiation. You can prepare yours now; it stays on this page.",
        )
      : null,
    drafts(),
    plan.conference
      ? el("p", { class: "panel note" }, "This is the Conference: deals and compliance, no moves.")
      : el(
          "div",
          { class: "panel stack" },
          el("header", {}, el("h2", {}, "Moves"), capital()),
          el("ul", { class: "stack" }, moves().map(moveCard)),
        ),
    conduct(),
    committing(negotiating),
    negotiating ? null : bar(),
  );
}

// A plan that comes back is there to be changed, also on another device than the one that committed it.
async function recall(held) {
  if (await desk.act({ verb: "recall" })) {
    ui.plan = fromPlan(held);
    watchPlan();
    desk.redraw();
  }
}

function cost(use) {
  const move = sheet().moves[use.move];
  return move.cost + move.step * (use.strength - 1);
}

const spent = () => ui.plan.moves.reduce((sum, use) => sum + cost(use), 0);

function capital() {
  const left = page.plan.capital - spent();
  return el(
    "span",
    { class: left < 0 ? "bad" : "" },
    icon("capital"),
    " ",
    el("b", {}, String(left)),
    ` of ${page.plan.capital} capital left`,
  );
}

function moveCard(move) {
  const uses = ui.plan.moves.filter((use) => use.move === move.id);
  const barred = ui.plan.moves.some((use) => move.excludes.includes(use.move));
  const dry = move.left !== null && move.left <= uses.length;
  const add = () =>
    change((plan) =>
      plan.moves.push(
        filled(move, {
          move: move.id,
          target: move.aims ? freeTarget(move, uses) : "",
          strength: 1,
          intent: move.intent,
        }),
      ),
    );
  const more = !barred && !dry && (uses.length === 0 || (move.aims && uses.length < move.targets.length));
  return el(
    "li",
    { class: `card tight ${uses.length ? "waits" : ""}`, key: move.id },
    el(
      "div",
      { class: "row apart" },
      el("h3", { class: "row" }, icon(move.icon), move.title),
      el(
        "span",
        { class: "row" },
        el("span", { class: "badge" }, `${move.cost}${move.step ? "+" : ""} capital`),
        more
          ? el(
              "button",
              {
                class: "small",
                disabled: move.aims && !move.targets.length,
                "aria-label": `Add ${move.title} to the plan`,
                onclick: add,
              },
              icon("plus"),
              uses.length ? "again" : "Add",
            )
          : null,
      ),
    ),
    el("p", { class: "small" }, move.text),
    move.secret ? el("p", { class: "small muted" }, "Nobody else sees that you did it.") : null,
    dry ? el("p", { class: "small bad" }, "Used as often as a game allows.") : null,
    barred ? el("p", { class: "small muted" }, "Excluded by another move in your plan.") : null,
    uses.map((use) => useForm(move, use)),
  );
}

// What a use of a move asks for beside its target, one question after the other: the server says what each can be.
const question = (index) => page.plan.questions[index ?? -1];
const asks = (move, use) => question(move.asked[use.target] ?? Object.values(move.asked)[0]);

function questions(move, use) {
  const found = [];
  for (let ask = asks(move, use); ask; ) {
    const options = ask.options;
    found.push(ask);
    ask = question(options.find((option) => option.value === use[ask.name])?.then);
  }
  return found;
}

// What does not fit, because something before it was chosen anew, becomes the first that does, or nothing.
function filled(move, use) {
  const full = { ...use, option: "", concession: "", level: 0 };
  for (let ask = asks(move, use); ask; ) {
    const { name, options } = ask;
    const chosen = options.find((option) => option.value === use[name]) ?? options[0];
    if (!chosen) break;
    full[name] = chosen.value;
    ask = question(chosen.then);
  }
  return full;
}

const freeTarget = (move, uses) => move.targets.find((seat) => !uses.some((use) => use.target === seat)) ?? "";

function useForm(move, use) {
  const set = (field) => (event) =>
    change(() => {
      use[field] = typeof use[field] === "number" ? Number(event.target.value) : event.target.value;
      Object.assign(use, filled(move, use));
    });
  const choice = (label, field, options) =>
    el(
      "label",
      { class: "field" },
      el("span", { class: "label" }, label),
      el(
        "select",
        { value: String(use[field]), onchange: set(field) },
        options.map(([value, words]) => el("option", { value: String(value) }, words)),
      ),
    );
  return el(
    "div",
    { class: "use stack", key: `${use.move}:${use.target}` },
    el(
      "div",
      { class: "fields" },
      move.aims
        ? choice(
            "Toward",
            "target",
            move.targets.map((seat) => [seat, title(seat)]),
          )
        : null,
      move.strengths > 1
        ? choice(
            "Strength",
            "strength",
            Array.from({ length: move.strengths }, (_, n) => [
              n + 1,
              `${n + 1} of ${move.strengths} (${move.cost + move.step * n} capital)`,
            ]),
          )
        : null,
      questions(move, use).map((ask) =>
        choice(
          ask.title,
          ask.name,
          ask.options.map((option) => [option.value, option.title]),
        ),
      ),
      move.signal
        ? choice("Meant as", "intent", [
            ["pressure", "pressure"],
            ["invitation", "an invitation"],
            ["home", "a gesture for home"],
          ])
        : null,
    ),
    el(
      "div",
      {},
      el(
        "button",
        {
          class: "plain small",
          onclick: () =>
            change((plan) => {
              plan.moves = plan.moves.filter((each) => each !== use);
            }),
        },
        "Leave it out",
      ),
    ),
  );
}

function conduct() {
  const { due, own, dials } = page.plan;
  const witnessed = own.filter((deal) => deal.witness);
  const leaving = own.filter((deal) => !due.some((each) => each.id === deal.id));
  if (!due.length && !own.length && !dials) return null;
  const set = (id) => (event) =>
    change((plan) => {
      if (event.target.value === "keep") delete plan.conduct[id];
      else plan.conduct[id] = event.target.value;
    });
  return el(
    "div",
    { class: "panel stack" },
    el("h2", {}, "Your commitments"),
    due.map((deal) =>
      el(
        "div",
        { class: "card tight", key: deal.id },
        el("p", { class: "read" }, deal.text),
        el(
          "label",
          { class: "field" },
          el("span", { class: "quiet" }, `Conduct: ${deal.title}`),
          el(
            "select",
            { value: ui.plan.conduct[deal.id] ?? "keep", onchange: set(deal.id) },
            el("option", { value: "keep" }, "Honour it"),
            sheet().plays.breach ? el("option", { value: "breach" }, "Break it quietly this round") : null,
            own.some((each) => each.id === deal.id) ? el("option", { value: "leave" }, "Leave it openly") : null,
          ),
        ),
      ),
    ),
    leaving.length
      ? el(
          "details",
          {},
          el("summary", {}, "Other texts you have signed"),
          el(
            "div",
            { class: "stack" },
            leaving.map((deal) =>
              el(
                "label",
                { class: "field", key: deal.id },
                el("span", { class: "small" }, deal.title),
                el(
                  "select",
                  { value: ui.plan.conduct[deal.id] ?? "keep", onchange: set(deal.id) },
                  el("option", { value: "keep" }, "Stay in it"),
                  el("option", { value: "leave" }, "Leave it openly"),
                ),
              ),
            ),
          ),
        )
      : null,
    witnessed.map((deal) =>
      el(
        "label",
        { class: "check", key: `w:${deal.id}` },
        el("input", {
          type: "checkbox",
          checked: Boolean(ui.plan.looks[deal.id]),
          onchange: (event) =>
            change((plan) => {
              plan.looks[deal.id] = event.target.checked;
            }),
        }),
        `As witness, look away from ${deal.title}`,
      ),
    ),
    dials
      ? el(
          "div",
          { class: "fields" },
          dial("Real enforcement, secret", "enforce", dials.enforce),
          dial("Announced enforcement", "announce", dials.announce),
        )
      : null,
  );
}

function dial(label, field, now) {
  const held = ui.plan[field];
  return el(
    "label",
    { class: "field" },
    el("span", { class: "label" }, label),
    el(
      "select",
      {
        value: held === null ? "" : String(held),
        onchange: (event) =>
          change((plan) => {
            plan[field] = event.target.value === "" ? null : Number(event.target.value);
          }),
      },
      el("option", { value: "" }, `leave it at ${now} of 3`),
      [0, 1, 2, 3].filter((n) => n !== now).map((n) => el("option", { value: String(n) }, `${n} of 3`)),
    ),
  );
}

// In sight while one looks through the moves: what the plan comes to, and the way to committing it.
function bar() {
  const many = ui.plan.moves.length;
  return el(
    "div",
    { class: "bar row apart" },
    el(
      "span",
      { class: "grow small" },
      el("b", {}, many === 0 ? "no move yet" : many === 1 ? "one move" : `${many} moves`),
      ", ",
      capital(),
    ),
    el(
      "button",
      { class: "small", onclick: () => document.querySelector("#plan .preview")?.scrollIntoView({ block: "start" }) },
      can("commit") ? "Read and commit" : "Read it",
    ),
  );
}

// As with an offer: what is committed is what was read.
const read = () => Boolean(ui.planForecast) && ui.planForecast.draft === JSON.stringify(planAct(ui.plan));

const commit = () =>
  desk.act(planAct(ui.plan), "commit", {
    of: ui.planForecast.of,
    words: `Your plan: ${ui.planForecast.lines.join(" ")}`,
  });

function committing(negotiating) {
  const found = ui.planForecast;
  const over = spent() > page.plan.capital;
  return el(
    "div",
    { class: "panel stack preview" },
    el("h2", {}, "What you would do"),
    negotiating || read()
      ? null
      : el("p", { class: "small muted" }, desk.stands() ? "…" : "What it does comes when the connection is back."),
    !negotiating && found
      ? el(
          "ul",
          { class: "tight read" },
          found.lines.map((text) => el("li", {}, text)),
        )
      : null,
    found?.refusal ? el("p", { class: "refusal" }, found.refusal, " ", read() ? remedy(found.cure) : null) : null,
    found && !found.refusal && !negotiating ? forecastList(found.forecast) : null,
    can("commit")
      ? null
      : el(
          "p",
          { class: "small note" },
          `For your delegation the ${whoCan("commit")} commits, and sees this as your draft.`,
        ),
    can("commit") &&
      el(
        "div",
        { class: "row" },
        el(
          "button",
          {
            class: "main",
            disabled: negotiating || over || !read() || ui.busy.has("commit") || Boolean(found?.refusal),
            onclick: commit,
          },
          icon("ready"),
          "Commit the plan",
        ),
        el(
          "button",
          {
            class: "plain",
            onclick: () => {
              ui.plan = emptyPlan();
              watchPlan();
              desk.redraw();
            },
          },
          "Clear",
        ),
      ),
    el(
      "p",
      { class: "small muted" },
      negotiating
        ? "Opens when everybody is ready."
        : "A plan without moves may be committed too. You can take it back until everybody has committed.",
    ),
  );
}

function drafts() {
  const found = page.delegation.drafts.filter((draft) => draft.verb === "commit");
  return found.map((draft) =>
    el(
      "div",
      { class: "panel note tight", key: draft.by },
      el("b", {}, `${draft.by} would do this`),
      el("p", { class: "read small" }, draft.words),
      el(
        "div",
        {},
        el(
          "button",
          {
            class: "small",
            onclick: () => {
              ui.plan = fromPlan(draft.act.plan);
              watchPlan();
              desk.redraw();
            },
          },
          "Go on with this",
        ),
      ),
    ),
  );
}
