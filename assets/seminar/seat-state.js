// What a seat's page knows: the parts the server last sent, and what the user is in the middle of. No drawing here.

export const page = {};

export const ui = {
  tab: "brief",
  side: "brief",
  room: "",
  why: {},
  older: {},
  busy: new Set(),
  open: new Set(),
  offer: null,
  plan: null,
  forecast: null,
  planForecast: null,
  answers: {},
  say: "",
  to: [],
  decline: {},
  alerts: [],
  told: null,
  waiting: {},
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

// Filled in by seat.js, so that the parts of the page need not know the line.
export const desk = { act: null, send: null, redraw: null, ask: null, fresh: null, stands: null };

export function emptyOffer(signatories = []) {
  return { signatories, clauses: {}, witness: "", snapback: false, public: true, counters: 0 };
}

export function offerAct(offer) {
  const clauses = Object.entries(offer.clauses).map(([id, c]) => ({
    concession: id,
    level: c.level,
    delay: c.delay,
    rounds: c.rounds,
  }));
  const act = {
    verb: "offer",
    text: {
      signatories: [...new Set([me(), ...offer.signatories])].sort(),
      clauses,
      witness: offer.witness,
      snapback: offer.snapback,
      public: offer.public,
    },
  };
  if (offer.counters) act.counters = offer.counters;
  return act;
}

export function fromText(text, counters = 0) {
  const clauses = {};
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

export function emptyPlan() {
  return { key: round(), moves: [], conduct: {}, looks: {}, enforce: null, announce: null };
}

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
