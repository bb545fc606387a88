// What a seat's page knows: the parts the server last sent, and what the user is in the middle of. No drawing here.

/**
 * @typedef {{ level: number, delay: number, rounds: number }} Clause
 * @typedef {{ signatories: string[], clauses: Record<string, Clause>, witness: string, snapback: boolean,
 *   public: boolean, counters: number }} Offer
 * @typedef {{ move: string, target: string, strength: number, intent?: string, option: string, concession: string,
 *   level: number }} Use
 * @typedef {{ key: string, moves: Use[], conduct: Record<string, string>, looks: Record<string, boolean>,
 *   enforce: any, announce: any }} Plan
 */

/** @type {Record<string, any>} */
export const page = {};

// An offer and a plan are there from the first page on; a forecast is null until there is one.
export const ui = {
  tab: "brief",
  side: "brief",
  room: "",
  why: /** @type {Record<string, string[]>} */ ({}),
  older: /** @type {Record<string, any>} */ ({}),
  busy: new Set(),
  open: new Set(),
  offer: /** @type {Offer} */ (/** @type {unknown} */ (null)),
  plan: /** @type {Plan} */ (/** @type {unknown} */ (null)),
  forecast: /** @type {any} */ (null),
  planForecast: /** @type {any} */ (null),
  answers: /** @type {Record<string, any>} */ ({}),
  say: "",
  to: /** @type {string[]} */ ([]),
  decline: /** @type {Record<string, any>} */ ({}),
  alerts: /** @type {{ device: string, text: string }[]} */ ([]),
  told: /** @type {{ text: string, tab: string, room: string } | null} */ (null),
  waiting: /** @type {Record<string, string>} */ ({}),
};

export const sheet = () => page.sheet;
export const me = () => page.head.seat;
export const at = () => [page.head.take, page.head.round, page.head.phase];
export const title = (seat) => page.sheet.seats.find((each) => each.id === seat)?.title ?? seat;
export const others = () => page.sheet.seats.filter((each) => each.id !== me());

// Every seat counts its own offers, so people who talk across the room tell them apart by author.
export const whose = (offer) => (offer.mine ? "Your offer" : `${title(offer.author)}'s offer`);

// An office may be limited to some acts: what this member may do, and who does the rest.
const offices = () => page.sheet.seats.find((each) => each.id === me()).offices;
const may = (office, verb) => !office.may.length || office.may.includes(verb);
export const can = (verb) => offices().every((office) => office.id !== page.delegation.you.office || may(office, verb));
export const whoCan = (verb) =>
  offices()
    .filter((office) => may(office, verb))
    .map((office) => office.title.toLowerCase())
    .join(" or ");

export const concession = (id) => page.sheet.concessions.find((each) => each.id === id);

/**
 * What the parts of the page ask for, so that they need not know the line. seat.js, composer.js and plan.js fill it in.
 * @typedef {object} Desk
 * @property {(act: any, where?: string, read?: { of?: any, words?: string }) => Promise<boolean>} act
 *   carries an act out; true when it is written down
 * @property {(frame: any) => void} send
 * @property {(frame: any) => number} ask  the number that the answer will carry
 * @property {() => void} redraw
 * @property {() => boolean} fresh  whether what is pressed stands where something else stood a moment ago
 * @property {() => boolean} stands  whether the line stands
 * @property {(tab: string, quiet?: boolean) => void} show
 * @property {() => void} recompose  after a change of the offer
 * @property {() => void} replan  after a change of the plan
 */
export const desk = /** @type {Desk} */ ({});

/** @returns {Offer} */
export function emptyOffer(signatories = /** @type {string[]} */ ([])) {
  return { signatories, clauses: {}, witness: "", snapback: false, public: true, counters: 0 };
}

/** @param {Offer} offer */
export function offerAct(offer) {
  const clauses = Object.entries(offer.clauses).map(([id, c]) => ({
    concession: id,
    level: c.level,
    delay: c.delay,
    rounds: c.rounds,
  }));
  const act = /** @type {Record<string, any>} */ ({
    verb: "offer",
    text: {
      signatories: [...new Set([me(), ...offer.signatories])].sort(),
      clauses,
      witness: offer.witness,
      snapback: offer.snapback,
      public: offer.public,
    },
  });
  if (offer.counters) act.counters = offer.counters;
  return act;
}

/** @returns {Offer} */
export function fromText(text, counters = 0) {
  const clauses = /** @type {Record<string, Clause>} */ ({});
  for (const c of text.clauses ?? [])
    clauses[c.concession] = { level: c.level ?? 1, delay: c.delay ?? 0, rounds: c.rounds ?? 0 };
  return {
    signatories: text.signatories.filter((seat) => seat !== me()),
    clauses,
    witness: text.witness ?? "",
    snapback: text.snapback ?? false,
    public: text.public ?? true,
    counters,
  };
}

// What somebody is in the middle of outlives a reload, in this tab alone.
const slot = () => `desk:${page.delegation.you.id}`;

export function keep() {
  try {
    sessionStorage.setItem(
      slot(),
      JSON.stringify({ offer: ui.offer, plan: ui.plan, answers: ui.answers, say: ui.say, take: page.head.take }),
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

/** @returns {Plan} */
export function fromPlan(plan) {
  const marked = (ids, what) => ids.map((id) => [id, what]);
  return {
    ...emptyPlan(),
    moves: plan.moves.map((use) => ({ strength: 1, target: "", option: "", concession: "", level: 0, ...use })),
    conduct: Object.fromEntries([...marked(plan.breaches ?? [], "breach"), ...marked(plan.leaves ?? [], "leave")]),
    looks: Object.fromEntries(marked(plan.looks_away ?? [], true)),
    enforce: plan.enforce ?? null,
    announce: plan.announce ?? null,
  };
}

// A plan is for one round: what is prepared while others still talk is there when plans are made.
export const round = () => at().slice(0, 2).join();

/** @returns {Plan} */
export function emptyPlan() {
  return { key: round(), moves: [], conduct: {}, looks: {}, enforce: null, announce: null };
}

/** @param {Plan} plan */
export function planAct(plan) {
  const of = (kind) =>
    Object.entries(plan.conduct)
      .filter(([, what]) => what === kind)
      .map(([id]) => id);
  return {
    verb: "commit",
    plan: {
      moves: plan.moves.map(({ move, target, strength, intent, option, concession: about, level }) => ({
        move,
        target,
        strength,
        intent,
        option,
        concession: about,
        level,
      })),
      breaches: of("breach"),
      leaves: of("leave"),
      looks_away: Object.entries(plan.looks)
        .filter(([, away]) => away)
        .map(([id]) => id),
      enforce: plan.enforce,
      announce: plan.announce,
    },
  };
}
