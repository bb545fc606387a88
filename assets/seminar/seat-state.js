// What a seat's page knows: the parts the server last sent, and what the user is in the middle of. No drawing here.

/**
 * A draft of an act: what the server last made of it, to which moment it belongs, and what was chosen since.
 * @typedef {{ act: any, of: string, edits: [string, any][], asked: number, n: number }} Draft
 */

/** @type {Record<string, any>} */
export const page = {};

// Drafts of an offer and a plan are there from the first page on, by their verbs.
export const ui = {
  tab: "brief",
  side: "brief",
  room: "",
  reads: /** @type {Set<string>} */ (new Set()),
  older: /** @type {Record<string, any>} */ ({}),
  busy: new Set(),
  moves: { of: "", first: /** @type {string[]} */ ([]) },
  all: /** @type {Set<string>} */ (new Set()),
  counsel: /** @type {Record<string, any>} */ ({}),
  open: new Set(),
  drafts: /** @type {Record<string, Draft>} */ ({}),
  answers: /** @type {Record<string, any>} */ ({}),
  say: "",
  reading: /** @type {{ of: string, to: string[], lines: string[], text: any, refusal: string } | null} */ (null),
  to: /** @type {string[]} */ ([]),
  choosing: /** @type {Record<string, { label: string, value: any }>} */ ({}),
  alerts: /** @type {{ device: string, text: string }[]} */ ([]),
  told: /** @type {{ text: string, tab: string, room: string } | null} */ (null),
  waiting: /** @type {Record<string, string>} */ ({}),
};

export const sheet = () => page.sheet;
export const me = () => page.head.seat;
export const at = () => [page.head.take, page.head.round, page.head.phase];
export const title = (seat) => page.sheet.seats.find((each) => each.id === seat)?.title ?? seat;
export const others = () => page.sheet.seats.filter((each) => each.id !== me());

// An office may be limited to some acts: what this member may not do, each with a sentence on who does.
export const barredFrom = (verb) => page.delegation.barred[verb];
export const can = (verb) => !barredFrom(verb);

/**
 * What the parts of the page ask for, so that they need not know the line. seat.js fills it in.
 * @typedef {object} Desk
 * @property {(act: any, where?: string, read?: { of?: any, words?: string }) => Promise<boolean>} act
 *   carries an act out; true when it is written down
 * @property {(frame: any) => void} send
 * @property {(frame: any) => number} ask  the number that the answer will carry
 * @property {() => void} redraw
 * @property {() => boolean} fresh  whether what is pressed stands where something else stood a moment ago
 * @property {() => boolean} stands  whether the line stands
 * @property {() => string} moment  what a word on the whole desk was about
 * @property {(tab: string, quiet?: boolean) => void} show
 */
export const desk = /** @type {Desk} */ ({});

// What somebody is in the middle of outlives a reload, in this tab alone.
const slot = () => `desk:${page.delegation.you.id}`;

export function keep() {
  try {
    sessionStorage.setItem(
      slot(),
      JSON.stringify({ drafts: ui.drafts, answers: ui.answers, say: ui.say, take: page.head.take }),
    );
  } catch {
    /* a private window forgets */
  }
}

export function clear() {
  try {
    sessionStorage.removeItem(slot());
  } catch {
    /* nothing was kept */
  }
}

export function wasHere() {
  try {
    return sessionStorage.getItem(slot()) !== null;
  } catch {
    return false;
  }
}

// The take in which this tab was last; a later one means that a round was undone while it was away.
export function lastTake() {
  try {
    return JSON.parse(sessionStorage.getItem(slot()) || "{}").take || 0;
  } catch {
    return 0;
  }
}

export function takeUp() {
  try {
    Object.assign(ui, JSON.parse(sessionStorage.getItem(slot()) ?? "{}"));
  } catch {
    /* then it begins anew */
  }
}

export const round = () => at().slice(0, 2).join();
