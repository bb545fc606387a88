// The brief: what this seat alone was told, three questions to check that it was read, what everything is worth; notes.

import { forget, recall, remember } from "./connection.js";
import { el } from "./dom.js";
import { sections } from "./read.js";
import { clear, desk, keep, page, sheet, ui } from "./seat-state.js";

export function briefPanel(code) {
  const { brief, "page:brief": told } = page;
  const state = sheet().seats.find((each) => each.id === page.head.seat);
  return el(
    "div",
    { class: "stack" },
    el(
      "div",
      { class: "panel stack dossier" },
      el("p", { class: "eyebrow" }, `${sheet().title} · ${state.title}, ${state.role}`),
      told ? sections(told, sheet()) : el("p", { class: "muted" }, "…"),
    ),
    questions(brief),
    more("What everything is worth to you", "worth:all"),
    more("What everybody knows, and the rules card", "rules:card"),
    here(),
    seatCard(code),
  );
}

// What is long is sent while it is read.
function more(title, name) {
  const found = page[`page:${name}`];
  const turn = (event) => {
    if (event.target.open) ui.reads.add(name);
    else ui.reads.delete(name);
    desk.redraw();
  };
  return el(
    "details",
    { class: "panel", ontoggle: turn, key: name },
    el("summary", {}, el("h2", {}, title)),
    found ? sections(found, sheet()) : null,
  );
}

function here() {
  const { offices } = sheet().seats.find((seat) => seat.id === page.head.seat);
  return el(
    "details",
    { class: "panel", key: "here" },
    el("summary", {}, el("h2", {}, "Who is here")),
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

// One at a time: the first that is not answered rightly, after those that were.
const asked = (questions) => {
  const every = questions.map((q, n) => [q, n]);
  const next = every.find(([q, n]) => ui.answers[n] !== q.right);
  return every.filter((each) => ui.answers[each[1]] || each === next);
};

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
    asked(brief.questions).map(([q, n]) =>
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
              q.verdicts[Number(ui.answers[n] === q.right)],
              " ",
              q.why,
            )
          : null,
      ),
    ),
  );
}

function seatCard(code) {
  const { you, devices, table } = page.delegation;
  return el(
    "details",
    { class: "panel", key: "seat" },
    el(
      "summary",
      {},
      el("h2", {}, "This seat"),
      code ? [" ", el("span", { class: "small" }, "code ", el("b", { class: "number code" }, code))] : null,
    ),
    code ? null : el("p", { class: "small muted" }, "Your colleagues or the facilitator can tell you the seat code."),
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
