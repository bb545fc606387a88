// What the facilitator's page knows, what the user is in the middle of, and the commands that its parts give. No
// drawing here.

import { toast } from "./announcer.js";
import { el } from "./dom.js";

/** @type {Record<string, any>} */
export const page = {};
export const ui = {
  table: 1,
  busy: new Set(),
  view: "tables",
  forms: /** @type {Record<string, any>} */ ({}),
  codes: /** @type {Record<string, string>} */ ({}),
  links: /** @type {Record<string, any>} */ ({}),
  lesson: /** @type {any} */ (null),
  opened: new Set(),
  turned: /** @type {Record<string, number>} */ ({}),
};

// Filled in by chair.js, so that the parts of the page need not know it.
export const desk = /** @type {{ line: import("./connection.js").Line, redraw: () => void }} */ ({});

// One command; its button waits until it is done.
export async function command(what, extra = {}, where = what) {
  if (ui.busy.has(where)) return null;
  ui.busy.add(where);
  desk.redraw();
  const answer = await desk.line.ask({ t: "chair", do: what, ...extra });
  ui.busy.delete(where);
  if (answer.t === "no") toast(answer.text, true, (away) => remedy(answer.cure, what, extra, where, away));
  desk.redraw();
  return answer.t === "ok" ? answer : null;
}

// The same command with what the rules take instead.
function remedy(cure, what, extra, where, away) {
  const again = () => {
    away();
    command(what, { ...extra, ...cure.with }, where);
  };
  return cure ? el("button", { class: "small remedy", onclick: again }, cure.label) : null;
}

export const send = (frame) => desk.line.send(frame);

export function watch(number) {
  ui.table = number;
  desk.line.send({ t: "chair", id: "watch", do: "watch", table: number });
  desk.redraw();
}

export const numbers = () =>
  Object.keys(page)
    .filter((key) => key.startsWith("room-"))
    .map((key) => Number(key.slice(5)))
    .sort((a, b) => a - b);
export const seatTitle = (seat) => page.cover.seats.find((each) => each.id === seat)?.title ?? seat;
