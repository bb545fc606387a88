// Drafts: what the server last made of an offer, a plan or another act, and what was chosen since. A draft and its form
// are the server's business: a choice is sent by the name of its field, and what comes back is drawn.

import { toast } from "./announcer.js";
import { el } from "./dom.js";
import { desk, keep, page, ui } from "./seat-state.js";

const answers = /** @type {Record<string, any>} */ ({});
const timers = /** @type {Record<string, number>} */ ({});

/** @returns {import("./seat-state.js").Draft} */
export const fresh = (act = /** @type {any} */ (null), of = "") => ({ act, of, edits: [], asked: 0, n: 0 });

export const begin = (verb, act = /** @type {any} */ (null)) => {
  ui.drafts[verb] = fresh(act, ui.drafts[verb]?.of);
  delete answers[verb];
  look(verb);
};

export const answer = (verb) => answers[verb];
export const form = (verb) => answers[verb]?.form;

// What is done is what was read: nothing is, while an answer to a choice is on its way.
export const read = (verb) => Boolean(answers[verb]) && !ui.drafts[verb].edits.length;

// Asks for the form, now or in a moment: several choices in a row are one question.
export function look(verb, wait = 30) {
  keep();
  clearTimeout(timers[verb]);
  timers[verb] = setTimeout(() => {
    const draft = ui.drafts[verb];
    draft.asked = draft.edits.length;
    draft.n = desk.ask({ t: "forecast", verb, act: draft.act, edits: draft.edits });
  }, wait);
  desk.redraw();
}

export function heard(frame) {
  const draft = ui.drafts[frame.verb];
  if (!draft || draft.n !== frame.n) return;
  if (!frame.form) {
    toast(frame.text, true);
    // The choices are given up first, and only then what they were made in.
    if (draft.edits.length) draft.edits = [];
    else if (draft.act) draft.act = null;
    else return;
    look(frame.verb);
    return;
  }
  draft.act = frame.act ?? null;
  draft.edits = draft.edits.slice(draft.asked);
  answers[frame.verb] = frame;
  if (draft.edits.length) look(frame.verb);
  if (page.delegation.members.length > 1) share(frame);
  keep();
  desk.redraw();
}

// The others of a delegation see an offer or a plan that is being written; what says nothing yet is nobody's draft.
let shared = false;
function share({ act, form: made }) {
  const begun = Boolean(made.put || (made.commit && act.plan));
  if (begun || shared) desk.send({ t: "draft", draft: begun ? act : null });
  shared = begun;
}

export function choose(verb, name, value) {
  ui.drafts[verb].edits.push([name, value]);
  look(verb);
}

// What a field is: what was chosen last, whether or not the server has heard of it.
export const nowOf = (verb, field) =>
  ui.drafts[verb].edits.reduce((now, [name, value]) => (name === field.name ? value : now), field.value);

const words = (way) => `${way.title}${way.price ? ` (${way.price})` : ""}${way.refusal ? ", not now" : ""}`;

// A field as a switch or a choice; `quiet` where its title stands beside it.
export function input(verb, field, { quiet = false } = {}) {
  const ways = field.alternatives ?? [];
  const now = nowOf(verb, field);
  if (ways.some((way) => typeof way.value === "boolean"))
    return el(
      "label",
      { class: "check", key: field.name },
      el("input", {
        type: "checkbox",
        checked: now,
        onchange: (event) => choose(verb, field.name, event.target.checked),
      }),
      field.title,
    );
  const chosen = ways.find((way) => way.value === now);
  return el(
    "label",
    { class: "field", key: field.name },
    el("span", { class: quiet ? "quiet" : "label" }, field.title),
    el(
      "select",
      { value: String(now), onchange: (event) => choose(verb, field.name, ways[event.target.selectedIndex].value) },
      ways.map((way) => el("option", { value: String(way.value) }, words(way))),
    ),
    chosen?.refusal ? el("span", { class: "small bad" }, chosen.refusal) : null,
    field.note ? el("span", { class: "small muted" }, field.note) : null,
  );
}
