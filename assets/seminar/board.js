// The projector: the public table, to be read from the back of the room. It is sent nothing that is not public.

import { lost } from "./announcer.js";
import * as clock from "./clock.js";
import { Line, remember, tokenFromAddress } from "./connection.js";
import { $, draw, el, icon } from "./dom.js";
import { allianceCard, bar, delta, reading } from "./meters.js";
import * as desk from "./press.js";
import { qr } from "./qr.js";
import { roundTable } from "./round.js";

const press = location.pathname === "/press";
const slot = press ? "press" : "board";
const { fresh, kept } = tokenFromAddress(slot);
const token = fresh || kept;
if (fresh) remember(slot, fresh);
const page = {};
let shown = 1;
let told = 0;
let last = "";

const line = new Line({
  opening: () => ({ t: "hello", token }),
  state: lost,
  heard(frame) {
    if (frame.t === "page") {
      Object.assign(page, frame.parts);
      for (const gone of frame.gone) delete page[gone];
      paint();
    }
    if (frame.t === "no" && !page.cover) draw($("main"), el("p", { class: "panel" }, frame.text));
  },
});

const numbers = () =>
  Object.keys(page)
    .filter((key) => key.startsWith("table-"))
    .map((key) => Number(key.slice(6)))
    .sort((a, b) => a - b);

function paint() {
  if (!page.cover) return;
  if (!numbers().includes(shown)) shown = numbers()[0];
  const table = page[`table-${shown}`],
    time = page[`clock-${shown}`];
  const now = JSON.stringify([shown, table.take, table.round, table.phase, table.news[0]]);
  if (now !== last) {
    last = now;
    told = 0;
  } // what is new is told first
  document.title = `${time.name} – ${page.cover.title}`;
  draw(
    $("top"),
    el("h1", {}, page.cover.title, numbers().length > 1 ? ` · ${time.name}` : ""),
    el(
      "p",
      { class: "phase" },
      table.outcome
        ? "The game is over"
        : !time.started
          ? "Read your brief"
          : [
              `Round ${table.round} of ${table.rounds}`,
              ...(table.round === table.rounds ? ["the Conference"] : []),
              table.phase === "negotiation" ? "negotiation" : "plans are made",
            ].join(" · "),
    ),
    numbers().length > 1
      ? el(
          "div",
          { class: "row", role: "group", "aria-label": "Tables" },
          numbers().map((n) =>
            el(
              "button",
              {
                class: "small",
                "aria-pressed": String(n === shown),
                "aria-label": page[`clock-${n}`].name,
                onclick: () => {
                  shown = n;
                  paint();
                },
              },
              String(n),
            ),
          ),
        )
      : null,
    el("span", { id: "clock" }, clock.face(time, table.phase, line.now())),
  );
  draw(
    $("main"),
    page.stage ? stage() : null,
    press && !page.stage ? desk.form(line, shown, () => paint()) : null,
    el(
      "div",
      { class: "board-desk" },
      el("section", { class: "round-box", "aria-label": "The table" }, roundTable(page.cover, table)),
      el(
        "section",
        { class: `side stack${table.meters.alliances.length > 2 ? " many" : ""}`, "aria-label": "Meters and news" },
        el(
          "div",
          { class: "tight tension-box" },
          el("div", { class: "row apart" }, el("h2", {}, "Tension"), reading(table.meters.tension)),
          bar(table.meters.tension, true),
          table.meters.tension.delta ? delta(table.meters.tension) : null,
        ),
        joining(),
        el(
          "ul",
          { class: "stack" },
          table.meters.alliances.map((alliance) => allianceCard(page.cover, alliance)),
        ),
        page.join?.codes[shown] ? null : news(table),
      ),
    ),
  );
  fit(document.querySelector(".board .side"));
}

// Until the game begins the class reads here where to go and what to type.
function joining() {
  const code = page.join?.codes[shown];
  if (!code) return null;
  return el(
    "div",
    { class: "joining row" },
    qr(page.join.class_qr),
    el(
      "div",
      { class: "tight grow" },
      el("p", {}, "Open ", el("b", {}, page.join.join.replace(/^https?:\/\//, "").replace(/\/$/, "")), " and type"),
      el("p", { class: "number code" }, page.join.code),
    ),
  );
}

// A projector is not scrolled: what does not fit whole waits for its turn, and what is too long alone is set smaller.
function fit(side) {
  if (innerWidth < 900) return;
  const lines = side.querySelector(".news");
  const over = () => side.scrollHeight > side.clientHeight + 1;
  side.style.fontSize = "";
  while (lines && lines.children.length > 1 && over()) lines.lastChild.remove();
  let size = parseFloat(getComputedStyle(side).fontSize);
  while (over() && size > 11) {
    size -= 0.5;
    side.style.fontSize = `${size}px`;
  }
}

function stage() {
  const { stage: n, stages } = page.stage;
  return el(
    "div",
    { class: "stage-box" },
    el("p", { class: "eyebrow" }, `Debrief, ${n + 1} of ${stages.length}`),
    el("h2", {}, stages[n].title),
    el("p", { class: "read" }, stages[n].ask),
  );
}

// Public happenings take turns, so that the page need not be scrolled.
function news(table) {
  const lines = table.news;
  if (!lines.length) return el("p", { class: "read opening" }, page.cover.opening);
  const at = told % lines.length;
  const few = [...lines.slice(at), ...lines.slice(0, at)].slice(0, 4); // as many of them as fit are kept
  return el(
    "ul",
    { class: "news stack", "aria-label": "News" },
    few.map((text) => el("li", { class: "read", key: text }, icon("readout"), el("span", {}, text))),
  );
}

setInterval(() => {
  if (page.cover) {
    told += 1;
    paint();
  }
}, 9000);
setInterval(() => {
  const table = page[`table-${shown}`];
  if (table && $("clock")) draw($("clock"), clock.face(page[`clock-${shown}`], table.phase, line.now()));
}, 500);
addEventListener("keydown", (event) => {
  const n = Number(event.key);
  if (numbers().includes(n)) {
    shown = n;
    paint();
  }
});
