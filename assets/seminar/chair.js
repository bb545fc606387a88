// The facilitator's page: every table at a glance, one in full, and everything that can be done to them.

import { lost, toast } from "./announcer.js";
import { desk, numbers, page, ui } from "./chair-state.js";
import { classTools, debriefTools } from "./class-tools.js";
import * as clock from "./clock.js";
import { forget, Line, remember, tokenFromAddress } from "./connection.js";
import { $, draw, el, icon } from "./dom.js";
import { due } from "./lesson.js";
import { allTables, glances } from "./overview.js";
import { tableInFull } from "./table-in-full.js";

const { fresh, kept } = tokenFromAddress("chair");
let token = fresh ? "" : kept;

desk.line = new Line({
  opening: () => (token ? { t: "hello", token } : { t: "claim", claim: fresh }),
  state: lost,
  heard(frame) {
    if (frame.t === "welcome" && frame.token) {
      token = frame.token;
      remember("chair", token);
    }
    if (frame.t === "welcome") desk.line.send({ t: "chair", id: "watch", do: "watch", table: ui.table });
    else if (frame.t === "page") take(frame);
    else if (frame.t === "ticket") open(frame.path, "_blank", "noopener");
    else if (frame.t === "out") {
      forget("chair");
      closed(frame.text);
    } else if (frame.t === "no" && !page.class) refused(frame.text);
    else if (frame.t === "no") toast(frame.text, true);
  },
});

function take(frame) {
  const before = Object.fromEntries(Object.keys(frame.parts).map((name) => [name, page[name]]));
  Object.assign(page, frame.parts);
  for (const name of frame.gone) delete page[name];
  for (const [name, old] of Object.entries(before)) {
    const now = page[name];
    if (
      !name.startsWith("table-") ||
      !old ||
      (old.round === now.round && old.phase === now.phase && old.take === now.take)
    )
      continue;
    ui.turned[name.slice(6)] = performance.now();
    setTimeout(redraw, 1020);
  }
  redraw();
}

// A second device with a claimed link may still be the facilitator's own first one, which has a token.
function refused(text) {
  if (fresh && kept && token !== kept) {
    token = kept;
    desk.line.socket.close();
    return;
  }
  closed(text);
}

function closed(text) {
  desk.line.end();
  draw($("top"));
  draw(
    $("main"),
    el("div", { class: "panel stack out" }, el("h1", {}, "This is not the facilitator's device"), el("p", {}, text)),
  );
}

let drawing = 0;
desk.redraw = redraw;
function redraw() {
  if (drawing || !page.class) return;
  drawing = requestAnimationFrame(() => {
    drawing = 0;
    paint();
  });
}

function paint() {
  draw($("top"), top());
  draw(
    $("main"),
    page.class.over ? el("section", { class: "stack ending", "aria-label": "Debrief" }, debriefTools()) : null,
    el(
      "div",
      { class: "desk" },
      el(
        "section",
        { class: "stack", "aria-label": "All tables" },
        allTables(desk.line.now()),
        glances(desk.line.now()),
      ),
      el("section", { class: "stack", "aria-label": "One table in full" }, tableInFull(desk.line.now())),
      el("section", { class: "stack", "aria-label": "The class" }, classTools(desk.line.now())),
    ),
  );
}

function top() {
  return [
    el(
      "div",
      { class: "who" },
      el("span", { class: "crest" }, icon("host")),
      el(
        "div",
        {},
        el("h1", {}, page.cover.title),
        el(
          "p",
          { class: "small muted" },
          [
            "Facilitator",
            numbers().length === 1 ? "1 table" : `${numbers().length} tables`,
            page.class.people === 1 ? "1 person" : `${page.class.people} people`,
          ].join(" · "),
        ),
      ),
    ),
    el(
      "div",
      { class: "row" },
      page.class.over ? el("span", { class: "badge brass" }, "all tables have ended") : null,
      el("span", { class: "small muted" }, "Join at "),
      el("b", { class: "serif" }, page.class.join.replace(/^https?:\/\//, "").replace(/\/$/, "")),
    ),
  ];
}

setInterval(() => {
  for (const node of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-clock]")))
    draw(
      node,
      clock.face(page[`clock-${node.dataset.clock}`], page[`table-${node.dataset.clock}`]?.phase, desk.line.now()),
    );
}, 500);
setInterval(() => {
  const node = document.querySelector("[data-due]");
  if (node && page.lesson?.plan) draw(node, due(desk.line.now()));
}, 1000);
setInterval(redraw, 15000);
