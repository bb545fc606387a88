// The brief: what this seat alone was told, three questions to check that it was read, what everything is worth; notes.

import { forget, recall, remember } from "./connection.js";
import { el } from "./dom.js";
import { clear, desk, keep, page, sheet, title, ui } from "./seat-state.js";

// Hundredths of a point as a number with its sign.
function points(hundredths) {
  const value = hundredths / 100;
  return value > 0 ? `+${value}` : value < 0 ? `−${-value}` : "0";
}

export function briefPanel(code) {
  const { brief } = page;
  const state = sheet().seats.find((each) => each.id === page.head.seat);
  return el(
    "div",
    { class: "stack" },
    el(
      "div",
      { class: "panel stack dossier" },
      el("p", { class: "eyebrow" }, `${sheet().title} · for ${state.title} only`),
      el("h2", {}, `You speak for ${state.title}, ${state.role}`),
      brief.brief.map((text) => el("p", { class: "read" }, text)),
    ),
    el(
      "div",
      { class: "panel stack" },
      el("h2", {}, "What counts for you"),
      el("h3", {}, "At the end"),
      el(
        "ul",
        { class: "tight" },
        [...brief.objectives, ...brief.red].map((aim) =>
          el(
            "li",
            { class: "row apart aim", key: aim.title },
            el("span", { class: "grow" }, aim.title),
            el("b", { class: aim.tone }, aim.points),
          ),
        ),
      ),
      el("h3", {}, "Every round"),
      el(
        "ul",
        { class: "tight" },
        brief.flows.map((text) => el("li", {}, text)),
      ),
      el("p", { class: "note" }, brief.walk),
    ),
    questions(brief),
    worths(brief),
    el(
      "details",
      { class: "panel" },
      el("summary", {}, el("h2", {}, "What everybody knows")),
      el(
        "div",
        { class: "stack" },
        el("p", { class: "read" }, sheet().opening),
        sheet().seats.map((seat) => el("p", {}, el("b", {}, seat.title), ` (${seat.role}). ${seat.text}`)),
        sheet().endings.length ? el("h3", {}, "Settlements that end the crisis") : null,
        sheet().endings.map((end) =>
          el("p", {}, el("b", {}, end.title), `. ${end.text} It must hold for ${end.rounds} rounds.`),
        ),
      ),
    ),
    el(
      "details",
      { class: "panel" },
      el("summary", {}, el("h2", {}, "Rules card")),
      el(
        "dl",
        { class: "tight" },
        sheet().card.flatMap((line) => [el("dt", {}, el("b", {}, line.title)), el("dd", {}, line.text)]),
      ),
    ),
    here(),
    seatCard(code),
  );
}

function here() {
  const { offices } = sheet().seats.find((seat) => seat.id === page.head.seat);
  return el(
    "div",
    { class: "panel stack" },
    el("h2", {}, "Who is here"),
    el(
      "ul",
      { class: "tight" },
      page.delegation.members.map((m) =>
        el(
          "li",
          { class: "row apart", key: m.id },
          el(
            "span",
            {},
            m.name,
            " ",
            el("span", { class: "muted small" }, offices.find((o) => o.id === m.office)?.title ?? ""),
          ),
          el("span", { class: `badge ${m.here ? "good" : ""}` }, m.here ? "here" : "away"),
        ),
      ),
    ),
  );
}

function questions(brief) {
  if (!brief.questions.length) return null;
  const done = brief.questions.filter((q, n) => ui.answers[n] === q.right).length;
  return el(
    "div",
    { class: "panel stack" },
    el(
      "header",
      {},
      el("h2", {}, "Did you read it?"),
      el("span", { class: "small muted" }, `${done} of ${brief.questions.length} right`),
    ),
    brief.questions.map((q, n) =>
      el(
        "fieldset",
        { class: "tight", key: q.ask },
        el("legend", { class: "plain-legend" }, q.ask),
        q.answers.map((answer, k) =>
          el(
            "label",
            { class: "check" },
            el("input", {
              type: "radio",
              name: `question-${n}`,
              checked: ui.answers[n] === k + 1,
              onchange: () => {
                ui.answers[n] = k + 1;
                keep();
                desk.redraw();
              },
            }),
            answer,
          ),
        ),
        ui.answers[n]
          ? el(
              "p",
              { class: `small ${ui.answers[n] === q.right ? "note" : "warn"}`, role: "status" },
              ui.answers[n] === q.right ? `Right. ${q.why}` : `Not that one. ${q.why}`,
            )
          : null,
      ),
    ),
  );
}

function worths(brief) {
  const rows = sheet()
    .concessions.flatMap((each) =>
      each.levels.map((level, n) => ({ each, level, n, worth: brief.worths[`${each.id}:${n + 1}`] ?? 0 })),
    )
    .filter((row) => row.worth);
  return el(
    "details",
    { class: "panel" },
    el("summary", {}, el("h2", {}, "What everything is worth to you")),
    el(
      "p",
      { class: "small muted" },
      "Points a round while it is kept. Others have their own numbers; nobody sees yours.",
    ),
    el(
      "div",
      { class: "scroll", tabindex: "0", role: "region", "aria-label": "Worth of concessions" },
      el(
        "table",
        {},
        el(
          "thead",
          {},
          el(
            "tr",
            {},
            el("th", { scope: "col" }, "Given by"),
            el("th", { scope: "col" }, "What"),
            el("th", { scope: "col" }, "To you"),
          ),
        ),
        el(
          "tbody",
          {},
          rows
            .sort((a, b) => b.worth - a.worth)
            .map((row) =>
              el(
                "tr",
                { key: `${row.each.id}:${row.n}` },
                el("td", {}, title(row.each.giver)),
                el("td", {}, row.level.title),
                el("td", { class: `number ${row.worth < 0 ? "bad" : "good"}` }, points(row.worth)),
              ),
            ),
        ),
      ),
    ),
  );
}

function seatCard(code) {
  const { you, devices, table } = page.delegation;
  return el(
    "div",
    { class: "panel stack" },
    el("h2", {}, "This seat"),
    code
      ? el("p", {}, "Seat code: ", el("b", { class: "number code" }, code))
      : el("p", { class: "small muted" }, "Your colleagues or the facilitator can tell you the seat code."),
    el(
      "p",
      { class: "small" },
      `With it and the name “${you.name}” you come back on another device; `,
      `with it and another name, somebody joins your delegation at ${table}.`,
    ),
    devices
      .filter((each) => !each.mine)
      .map((device) =>
        el(
          "div",
          { class: "row apart", key: device.id },
          el("span", { class: "small" }, "Your seat is open on another device."),
          el(
            "button",
            { class: "small danger", onclick: () => desk.send({ t: "revoke", device: device.id }) },
            "Shut it out",
          ),
        ),
      ),
    el(
      "p",
      { class: "small muted" },
      "Everything you do here except your private notes is shown to the class in the debrief.",
    ),
    el(
      "div",
      {},
      el(
        "button",
        {
          class: "plain small",
          onclick: () => {
            if (confirm("Forget this seat and your private notes on this device?")) {
              clear();
              forget(`notes:${you.id}`);
              desk.send({ t: "leave" });
            }
          },
        },
        "Leave this seat on this device",
      ),
    ),
  );
}

export function notesPanel() {
  const slot = `notes:${page.delegation.you.id}`;
  return el(
    "div",
    { class: "panel stack" },
    el("h2", {}, "Private notes"),
    el(
      "label",
      { class: "stack" },
      el(
        "span",
        { class: "small muted" },
        "They stay in this browser: the server never sees them, and the debrief does not show them.",
      ),
      el("textarea", {
        id: "notepad",
        rows: "14",
        value: recall(slot),
        oninput: (event) => remember(slot, event.target.value),
      }),
    ),
  );
}
