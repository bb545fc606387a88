// The round table, drawn: delegations at their places, a cord for each alliance, a door between adversaries, tension as
// an arc over it. Used small on a seat's page and large on the projector.

import { el } from "./dom.js";

const SIZE = 640,
  MIDDLE = SIZE / 2,
  RING = 205,
  ARC = 306;

// A crest, its sign and tick, and how far its name and what is said of it stand below or above; closer from nine on.
const WIDE = { disc: 40, sign: 24, tick: 30, below: [64, 82], above: [50, 70] },
  CLOSE = { disc: 26, sign: 16, tick: 19, below: [45, 61], above: [34, 51] };

function places(sheet) {
  const many = sheet.seats.length;
  return Object.fromEntries(
    sheet.seats.map((seat, index) => {
      const angle = -Math.PI / 2 + (2 * Math.PI * index) / many;
      return [seat.id, { x: MIDDLE + RING * Math.cos(angle), y: MIDDLE + 22 + RING * Math.sin(angle), index }];
    }),
  );
}

export function roundTable(sheet, table, { label = "The table" } = {}) {
  const at = places(sheet);
  return el(
    "svg",
    { viewBox: `0 16 ${SIZE} 614`, class: "round", role: "img", "aria-label": describe(table, label) },
    el("circle", { cx: MIDDLE, cy: MIDDLE + 22, r: 238, class: "rim" }),
    el("circle", { cx: MIDDLE, cy: MIDDLE + 22, r: 226, class: "top" }),
    el("circle", { cx: MIDDLE, cy: MIDDLE + 22, r: 120, class: "inlay" }),
    tensionArc(table.meters.tension),
    table.doors.map((door) => doorway(door, at)),
    table.meters.alliances.map((alliance) => link(alliance, at)),
    plates(table.meters.alliances, at),
    sheet.seats.map((seat) => place(seat, at[seat.id], table, sheet.seats.length > 8 ? CLOSE : WIDE)),
  );
}

function describe(table, label) {
  const parts = table.meters.alliances.map((a) => `${a.name} is ${a.value}, ${a.band}`);
  parts.push(`tension is ${table.meters.tension.value}, ${table.meters.tension.band}`);
  return `${label}: ${parts.join("; ")}. ${table.doors.map((d) => d.text).join(" ")}`;
}

function arc(from, to, radius) {
  const point = (share) => {
    const angle = Math.PI * (1.12 + 0.76 * share);
    return `${(MIDDLE + radius * Math.cos(angle)).toFixed(1)} ${(MIDDLE + 22 + radius * Math.sin(angle)).toFixed(1)}`;
  };
  return `M ${point(from)} A ${radius} ${radius} 0 0 1 ${point(to)}`;
}

function tensionArc(tension) {
  return el(
    "g",
    { class: `tension tone-${tension.tone}` },
    el("path", { d: arc(0, 1, ARC), class: "trough" }),
    el("path", { d: arc(0, Math.max(0.005, tension.value / 100), ARC), class: "fill" }),
    [0.2, 0.4, 0.6, 0.8].map((share) => el("path", { d: arc(share - 0.001, share + 0.001, ARC), class: "tick" })),
  );
}

function between(a, b, bend) {
  const [mx, my] = [(a.x + b.x) / 2, (a.y + b.y) / 2];
  const [dx, dy] = [MIDDLE - mx, MIDDLE + 22 - my];
  return { x: mx + dx * bend, y: my + dy * bend };
}

function ends(alliance, at) {
  const [a, b] = [at[alliance.partner], at[alliance.guarantor]];
  return [a, between(a, b, 0.22), b];
}

function link(alliance, at) {
  const [a, turn, b] = ends(alliance, at);
  const width = 3 + alliance.value / 6.5;
  const gaps = alliance.value >= 60 ? null : alliance.value >= 40 ? "26 6" : alliance.value >= 20 ? "14 10" : "6 14";
  return el(
    "g",
    { class: `link tone-${alliance.tone}`, key: alliance.key },
    el("path", {
      d: `M ${a.x} ${a.y} Q ${turn.x} ${turn.y} ${b.x} ${b.y}`,
      class: "cord",
      "stroke-width": width.toFixed(1),
      "stroke-dasharray": gaps,
    }),
  );
}

// Over all cords, and clear of each other: nearer the partner, where cords to the same guarantor have parted.
function plates(alliances, at) {
  const taken = [];
  return alliances.map((alliance) => {
    const [a, turn, b] = ends(alliance, at);
    const along = (t) => ({
      x: (1 - t) ** 2 * a.x + 2 * t * (1 - t) * turn.x + t ** 2 * b.x,
      y: (1 - t) ** 2 * a.y + 2 * t * (1 - t) * turn.y + t ** 2 * b.y,
    });
    const crowded = (p) =>
      taken.some((other) => Math.abs(p.x - other.x) < 88 && Math.abs(p.y - other.y) < 66) ||
      Object.values(at).some((seat) => Math.abs(p.x - seat.x) < 80 && Math.abs(p.y - seat.y) < 68);
    const { x, y } = [0.4, 0.34, 0.28, 0.46, 0.52, 0.23, 0.58].map(along).find((p) => !crowded(p)) ?? along(0.4);
    taken.push({ x, y });
    return el(
      "g",
      { class: `tone-${alliance.tone}`, key: `plate-${alliance.key}` },
      el("rect", { x: x - 40, y: y - 30, width: 80, height: 58, rx: 12, class: "plate" }),
      el("text", { x, y: y - 1, class: "value" }, String(alliance.value)),
      el("text", { x, y: y + 19, class: "word" }, alliance.band),
    );
  });
}

function doorway(door, at) {
  const [a, b] = [at[door.sides[0]], at[door.sides[1]]];
  const turn = between(a, b, 0.12);
  const [cx, cy] = [(a.x + 2 * turn.x + b.x) / 4, (a.y + 2 * turn.y + b.y) / 4];
  const angle = (Math.atan2(b.y - a.y, b.x - a.x) * 180) / Math.PI;
  const leaf = [18, 9, 2][door.state];
  return el(
    "g",
    { class: `door door-${door.state}`, key: door.sides.join() },
    el("path", {
      d: `M ${a.x} ${a.y} Q ${turn.x} ${turn.y} ${b.x} ${b.y}`,
      class: "talks",
      "stroke-dasharray": door.state === 2 ? null : door.state === 1 ? "12 8" : "2 10",
    }),
    el(
      "g",
      { transform: `translate(${cx} ${cy}) rotate(${angle})` },
      el("rect", { x: -9, y: -25, width: 18, height: 50, class: "gap" }),
      el("rect", { x: -4, y: -22, width: 8, height: leaf + 2, class: "leaf" }),
      el("rect", { x: -4, y: 20 - leaf, width: 8, height: leaf + 2, class: "leaf" }),
    ),
  );
}

function sign(seat, at, half) {
  if (!seat.emblem) return el("text", { x: at.x, y: at.y, class: `crest-in initial half-${half}` }, seat.initial);
  const square = { x: at.x - half, y: at.y - half, width: 2 * half, height: 2 * half };
  return el(
    "g",
    {},
    el(
      "mask",
      { id: `mask-${seat.id}`, "mask-type": "alpha", maskUnits: "userSpaceOnUse", ...square },
      el("image", { href: `/s/emblems/${seat.emblem}.svg`, ...square }),
    ),
    el("rect", { ...square, class: "crest-in", mask: `url(#mask-${seat.id})` }),
  );
}

function place(seat, at, table, size) {
  const ready = table.ready?.includes(seat.id);
  const status = table.seats?.[seat.id];
  // Names stand outside the table, clear of the cords.
  const [named, stated] = at.y > MIDDLE + 22 ? size.below : size.above.map((up) => -up);
  return el(
    "g",
    { class: `place seat-${at.index % 8}`, key: seat.id },
    el("circle", { cx: at.x, cy: at.y, r: size.disc, class: "disc" }),
    sign(seat, at, size.sign),
    ready
      ? el(
          "g",
          { transform: `translate(${at.x + size.tick} ${at.y - size.tick})` },
          el("circle", { r: 13, class: "tick-disc" }),
          el("path", { d: "M -6 0 l 4 5 l 8 -10", class: "tick-mark" }),
        )
      : null,
    el("text", { x: at.x, y: at.y + named, class: "title" }, seat.title),
    status && status !== "person"
      ? el("text", { x: at.x, y: at.y + stated, class: "status" }, status === "computer" ? "computer" : "absent")
      : null,
  );
}
