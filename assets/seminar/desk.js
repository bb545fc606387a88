// What a seat's page knows: the parts the server last sent, and what the user is in the middle of. No drawing here.

export const page = {};

export const ui = {
  tab: "brief", side: "brief", room: "", why: {}, older: {}, busy: new Set(), open: new Set(),
  offer: null, plan: null, forecast: null, planForecast: null, answers: {}, say: "", to: [], decline: {},
};

export const sheet = () => page.sheet;
export const me = () => page.head.seat;
export const at = () => [page.head.take, page.head.round, page.head.phase];
export const title = (seat) => page.sheet.seats.find((each) => each.id === seat)?.title ?? seat;
export const others = () => page.sheet.seats.filter((each) => each.id !== me());
export const concession = (id) => page.sheet.concessions.find((each) => each.id === id);

// Filled in by seat.js, so that the parts of the page need not know the line.
export const desk = { act: null, send: null, redraw: null, ask: null };

export function emptyOffer(signatories = []) {
  return { signatories, clauses: {}, witness: "", snapback: false, public: true, counters: 0 };
}

export function offerAct(offer) {
  const clauses = Object.entries(offer.clauses).map(([id, c]) => ({ concession: id, level: c.level, delay: c.delay, rounds: c.rounds }));
  const act = { verb: "offer", text: {
    signatories: [...new Set([me(), ...offer.signatories])].sort(),
    clauses, witness: offer.witness, snapback: offer.snapback, public: offer.public } };
  if (offer.counters) act.counters = offer.counters;
  return act;
}

export function fromText(text, counters = 0) {
  const clauses = {};
  for (const c of text.clauses ?? []) clauses[c.concession] = { level: c.level ?? 1, delay: c.delay ?? 0, rounds: c.rounds ?? 0 };
  return { signatories: text.signatories.filter((seat) => seat !== me()), clauses, witness: text.witness ?? "",
    snapback: text.snapback ?? false, public: text.public ?? true, counters };
}

export function emptyPlan() {
  return { key: at().join(), moves: [], conduct: {}, looks: {}, enforce: null, announce: null };
}

export function planAct(plan) {
  const of = (kind) => Object.entries(plan.conduct).filter(([, what]) => what === kind).map(([id]) => id);
  return { verb: "commit", plan: {
    moves: plan.moves.map(({ move, target, strength, intent, option, concession: about, level }) =>
      ({ move, target, strength, intent, option, concession: about, level })),
    breaches: of("breach"), leaves: of("leave"),
    looks_away: Object.entries(plan.looks).filter(([, away]) => away).map(([id]) => id),
    enforce: plan.enforce, announce: plan.announce } };
}
