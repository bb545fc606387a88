// What concerns the whole class: joining, what happened in the room, the debrief.

import { toast } from "./announcer.js";
import { command, desk, numbers, page, send, ui } from "./chair-state.js";
import { debriefPanel } from "./debrief.js";
import { el, icon } from "./dom.js";
import { lessonForm } from "./lesson.js";
import { qr } from "./qr.js";

// What computers are like at tables opened from now on; drawn by each game where nothing is chosen.
function likes() {
  return el(
    "details",
    { class: "tight likes" },
    el("summary", {}, "What computers are like"),
    el("p", { class: "small muted" }, "At tables opened from now on. What is drawn is told in the debrief."),
    page.class.likes.map(({ id, title, like }) =>
      el(
        "label",
        { key: id },
        el("span", { class: "quiet" }, title),
        el(
          "select",
          { value: like, onchange: (event) => command("like", { seat: id, name: event.target.value }, `like-${id}`) },
          el("option", { value: "" }, "drawn"),
          page.class.tempers.map((each) => el("option", { key: each.id, value: each.id }, each.title)),
        ),
      ),
    ),
  );
}

export function classTools(now) {
  return page.class.over ? [log(now), joining()] : [lessonForm(), joining(), log(now), debriefTools()];
}

function joining() {
  const n = numbers().includes(ui.table) ? ui.table : numbers()[0];
  return el(
    "div",
    { class: "panel stack joining" },
    el("h2", {}, "Joining"),
    el("p", {}, "Students open ", el("b", {}, page.class.join), " and type the class code."),
    el(
      "div",
      { class: "row" },
      qr(page.class.class_qr),
      el(
        "div",
        { class: "tight grow" },
        el("p", { class: "number code big" }, page.class.code),
        seatingRule(),
        page.class.roster.missing.length
          ? el(
              "p",
              { class: "small" },
              `Not here yet, ${page.class.roster.missing.length} of ${page.class.roster.expected}: `,
              page.class.roster.missing.slice(0, 12).join(", "),
            )
          : null,
      ),
    ),
    el(
      "details",
      { class: "tight" },
      el("summary", { class: "small" }, "Table codes, for whoever chooses a seat"),
      numbers().map((k) =>
        el(
          "p",
          { key: String(k), class: "row" },
          `${page[`room-${k}`].name} `,
          el("b", { class: "number code" }, page.class.codes[k]),
        ),
      ),
      el(
        "button",
        { class: "small", onclick: () => command("table-code", { table: n }) },
        `A new code for ${page[`room-${n}`].name}`,
      ),
      el("button", { class: "small", onclick: () => command("class-code") }, "A new class code"),
    ),
    rosterForm(),
    el(
      "div",
      { class: "row" },
      el("button", { class: "small", onclick: () => command("open-table") }, icon("plus"), "One more table"),
      opener("board-link", "host", "Open the projector"),
      shower("board-link", "observer", "Let an observer in", "Whoever opens this sees the public tables: "),
      shower(
        "press-link",
        "press",
        "Let the press in",
        "Whoever opens this sees the public tables and writes bulletins: ",
      ),
      shower("invite", "invite", "Let a colleague in", "The first device that opens this becomes a facilitator's: "),
    ),
    likes(),
    Object.values(ui.links).map(({ told, link }) =>
      el("p", { class: "small note", key: link }, told, el("b", {}, link)),
    ),
    page.class.chairs > 1
      ? el(
          "p",
          { class: "row small" },
          `${page.class.chairs} devices are facilitators'.`,
          el(
            "button",
            {
              class: "small danger",
              onclick: () => {
                if (confirm("Shut out every facilitator's device but this one?")) command("only-me");
              },
            },
            "Shut out all but this one",
          ),
        )
      : null,
  );
}

const RULES = [
  ["table", "one table after the other"],
  ["delegation", "one delegation after the other"],
  ["random", "at random"],
  ["roster", "by the class list"],
];

function seatingRule() {
  return el(
    "label",
    {},
    el("span", { class: "quiet" }, "Who comes in sits down"),
    el(
      "select",
      { id: "rule", value: page.class.rule, onchange: (event) => command("rule", { rule: event.target.value }) },
      RULES.filter(([id]) => id !== "roster" || page.class.roster.expected).map(([id, title]) =>
        el("option", { key: id, value: id }, title),
      ),
    ),
  );
}

// A class list makes a personal link for everybody on it; the cards to print are made once, and kept nowhere.
function rosterForm() {
  const take = async () => {
    const answer = await command("roster", { csv: ui.roster ?? "" });
    if (!answer) return;
    ui.roster = "";
    toast(`${answer.links} personal links are ready: print the cards.`);
    send({ t: "report", table: -3 });
  };
  return el(
    "details",
    { class: "tight" },
    el("summary", { class: "small" }, "Class list and cards with personal links"),
    el(
      "label",
      {},
      el("span", { class: "quiet" }, "A line for each student: name, then perhaps table, seat, office"),
      el("textarea", {
        id: "roster",
        rows: "4",
        value: ui.roster ?? "",
        oninput: (event) => {
          ui.roster = event.target.value;
        },
      }),
    ),
    el(
      "div",
      { class: "row" },
      el("button", { class: "small", disabled: ui.busy.has("roster"), onclick: take }, "Make links"),
      page.class.cards
        ? el("button", { class: "small", onclick: () => send({ t: "report", table: -3 }) }, "Print the cards")
        : null,
    ),
  );
}

const opener = (what, picture, label) =>
  el(
    "button",
    {
      class: "small",
      onclick: async () => {
        const answer = await command(what);
        if (answer) open(answer.link, "_blank", "noopener");
      },
    },
    icon(picture),
    label,
  );

// A link that is to be passed on stands on the page until another one is made.
const shower = (what, name, label, told) =>
  el(
    "button",
    {
      class: "small",
      onclick: async () => {
        const answer = await command(what, {}, name);
        if (!answer) return;
        ui.links[name] = { told, link: location.origin + answer.link };
        desk.redraw();
      },
    },
    icon("person"),
    label,
  );

function log(now) {
  const lines = [...page.class.said].reverse();
  return el(
    "div",
    { class: "panel stack" },
    el("h2", {}, "In the room"),
    lines.length
      ? el(
          "ol",
          { class: "tight log", tabindex: "0", "aria-label": "What happened in the room" },
          lines.map((line, k) =>
            el(
              "li",
              { class: "small", key: `${line.at}:${k}` },
              el("span", { class: "muted" }, `${ago(now - line.at)}${line.table ? `, table ${line.table}` : ""}: `),
              line.text,
              line.device
                ? el(
                    "button",
                    {
                      class: "small danger",
                      onclick: async () => {
                        if (
                          confirm("Shut that device out of its seat?") &&
                          (await command("revoke", { device: line.device }, line.device))
                        )
                          toast("That device is shut out.");
                      },
                    },
                    "Shut that device out",
                  )
                : null,
            ),
          ),
        )
      : el("p", { class: "muted" }, "Nothing yet."),
  );
}

function ago(ms) {
  const minutes = Math.floor(ms / 60000);
  return minutes < 1 ? "now" : `${minutes} min ago`;
}

// Until all tables have ended the last card; then the first thing on the page.
export function debriefTools() {
  const { stage, over } = page.class;
  const stages = page.debrief.stages ?? [];
  const next = stage + 1;
  return el(
    "div",
    { class: "panel stack" },
    el("h2", {}, "Debrief"),
    over
      ? null
      : el(
          "p",
          { class: "muted" },
          `It opens when every table has ended. Still playing: ${numbers()
            .filter((n) => !page[`table-${n}`].outcome)
            .map((n) => page[`room-${n}`].name)
            .join(", ")}.`,
        ),
    over && next < 9
      ? el(
          "button",
          { class: "main", disabled: ui.busy.has("debrief"), onclick: () => command("debrief", { stage: next }) },
          icon("debrief"),
          stage < 0
            ? "Begin the debrief: unlock stage 1"
            : `Unlock stage ${next + 1}${stages[next] ? `: ${stages[next].title}` : ""}`,
        )
      : null,
    stage >= 0
      ? el(
          "div",
          { class: "row" },
          el(
            "button",
            { class: "small", onclick: () => send({ t: "report", table: ui.table }) },
            `Report of ${page[`room-${ui.table}`]?.name}`,
          ),
          el("button", { class: "small", onclick: () => send({ t: "report", table: 0 }) }, "Comparison of tables"),
          el("button", { class: "small", onclick: () => send({ t: "report", table: -1 }) }, "Participation, CSV"),
        )
      : null,
    stage >= 0 ? debriefPanel(page.debrief, page.cover) : null,
  );
}
