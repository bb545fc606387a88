// The adviser, who speaks when asked: on a draft, whether the others would sign it; else what to do now.

import { el, icon } from "./dom.js";
import { answer } from "./draft.js";
import { desk, ui } from "./seat-state.js";
import { look } from "./tones.js";

const words = (said) => said.map(({ text, tone }) => el("p", { class: `small ${look(tone)}`, key: text }, text));

// A draft that has changed since is another question.
const about = (verb) => (verb ? answer(verb).of : desk.moment());

function ask(verb) {
  ui.counsel[verb] = { of: about(verb), n: desk.ask({ t: "counsel", ...(verb ? { act: ui.drafts[verb].act } : {}) }) };
}

export function counselHeard({ n, ...said }) {
  for (const held of Object.values(ui.counsel)) if (held.n === n) held.said = said;
  desk.redraw();
}

export function counselled(verb = "") {
  const held = ui.counsel[verb];
  if (held?.said && held.of === about(verb)) {
    const { look = [], ways = [], would = [], reason, words: more = [] } = held.said;
    return el(
      "div",
      { class: "note tight" },
      el("h2", {}, "Your adviser"),
      look.map((text) => el("p", { key: text }, text)),
      ways.length ? el("p", { class: "small muted" }, ways.length > 1 ? "Two ways:" : "One way:") : null,
      ways.map(({ title, speaks }) => [
        el("p", { class: "read", key: title }, title),
        el("p", { class: "small muted", key: `${title} why` }, speaks),
      ]),
      would.length ? el("p", { class: "small muted" }, "In your place I would say:") : null,
      would.map((text) => el("p", { class: "read", key: text }, text)),
      reason ? el("p", { class: "small muted" }, reason) : null,
      words(more),
    );
  }
  return el(
    "div",
    {},
    el(
      "button",
      { class: "small", onclick: () => ask(verb) },
      icon("explain"),
      verb ? "Will they sign?" : "Ask your adviser",
    ),
  );
}
