// The table as this seat sees it: what happened, tension, the alliances, the other meters, doors and what hangs over
// all.

import { counselled } from "./counsel.js";
import { el, icon, name } from "./dom.js";
import { allianceCard, bar, delta, plainMeter, reading } from "./meters.js";
import { cards } from "./page.js";
import { roundTable } from "./round.js";
import { desk, page, sheet, ui } from "./seat-state.js";
import { look } from "./tones.js";

// A button that opens the page of why a meter stands where it stands, and shows it under the meter.
export function why(meter) {
  const open = ui.reads.has(`why:${meter.key}`);
  return el(
    "span",
    { class: "why" },
    el(
      "button",
      {
        class: "plain small",
        "aria-expanded": String(open),
        onclick: () => {
          if (open) ui.reads.delete(`why:${meter.key}`);
          else ui.reads.add(`why:${meter.key}`);
          desk.redraw();
        },
      },
      "why?",
      el("span", { class: "quiet" }, ` ${meter.name}`),
    ),
  );
}

function answer(meter) {
  const sections = ui.reads.has(`why:${meter.key}`) ? page[`page:why:${meter.key}`]?.sections : null;
  return sections
    ? el(
        "div",
        { class: "note read tight", key: `why:${meter.key}` },
        sections.map((section) => cards(section.entries)),
      )
    : null;
}

export function tablePanel() {
  const { meters, news, head } = page;
  return el(
    "div",
    { class: "stack" },
    head.ending ? theEnd(head.ending) : null,
    head.outcome || page.clock.started
      ? null
      : el(
          "div",
          { class: "panel tight" },
          el("h2", {}, "Before it begins"),
          el(
            "p",
            {},
            "Read your brief, answer its three questions, and greet your delegation. The facilitator starts the game.",
          ),
        ),
    ui.late ? sofar() : null,
    notices(news),
    inShort(),
    newsCard(news),
    el(
      "details",
      { class: "panel confidence", key: "confidence" },
      el(
        "summary",
        {},
        el("h2", {}, "Confidence and tension"),
        " ",
        el("span", { class: "small muted figures" }, moved()),
      ),
      el(
        "ul",
        { class: "stack" },
        meters.alliances.flatMap((alliance) => [allianceCard(sheet(), alliance, why), answer(alliance)]),
      ),
      el("hr", { class: "rule" }),
      el(
        "div",
        { class: "tight" },
        el("div", { class: "row apart" }, el("h3", {}, "Tension"), reading(meters.tension)),
        bar(meters.tension, true),
        el(
          "div",
          { class: "row apart" },
          delta(meters.tension) ?? el("span", { class: "small muted" }, "at 100 everyone loses"),
          why(meters.tension),
        ),
        answer(meters.tension),
      ),
    ),
    el(
      "details",
      { class: "panel round-panel", key: "drawn" },
      el("summary", {}, el("h2", {}, "The table, drawn")),
      roundTable(sheet(), { meters, doors: page.around.doors, ready: head.said, seats: head.seats }),
    ),
    doors(),
    el(
      "details",
      { class: "panel", key: "meters" },
      el("summary", {}, el("h2", {}, "Other meters")),
      el(
        "ul",
        { class: "stack" },
        meters.others.flatMap((meter) => [plainMeter(meter, why), answer(meter)]),
      ),
    ),
  );
}

// The round in a few lines, each with the way to where it is told whole or done.
const TABS = { answers: "rooms", compose: "composer", plan: "plan", brief: "brief" };
function inShort() {
  if (!page.lines.length || !page.clock.started) return null;
  const { words, place } = page.next.now;
  const [happened, mine, waits, until] = page.lines;
  const may = { title: "You may", text: words, place };
  return el(
    "div",
    { class: "panel stack brought", id: "in-short" },
    el("h2", {}, page.head.heading),
    el(
      "dl",
      { class: "lines" },
      [happened, mine, waits, may, until].map(({ title, text, place: at }) => [
        el("dt", { class: "small muted", key: `${title}?` }, title),
        el(
          "dd",
          { class: "read", key: title },
          TABS[at] ? el("button", { class: "plain next", onclick: () => desk.show(TABS[at]) }, text) : text,
        ),
      ]),
    ),
    el("div", {}, counselled()),
  );
}

function theEnd({ title, tone, outcome, score, figures = [] }) {
  return el(
    "div",
    { class: "panel outcome tight first" },
    el("h2", { class: look(tone) }, title),
    el("p", { class: "read" }, outcome),
    el("p", { class: "read" }, score),
    el(
      "ul",
      { class: "tight" },
      figures.map(({ number, what, tone: taken }) =>
        el(
          "li",
          { class: "row", key: what },
          el("b", { class: `number ${look(taken)}` }, number),
          el("span", {}, what),
        ),
      ),
    ),
  );
}

function notices(news) {
  const latest = news.notices.filter((notice) => notice.round >= page.head.round - 1);
  if (!latest.length && !news.lesson && !news.after) return null;
  return el(
    "div",
    { class: "panel stack brought" },
    news.lesson ? lessonNote(news.lesson) : null,
    news.after ? lessonsOver(news.after) : null,
    latest.map((notice) => el("p", { class: "warn read" }, notice.text)),
  );
}

// What was learnt, what to do now, and a button where the lesson asks for one act.
function lessonNote({ told, number, count, title, text, button, where, act }) {
  return el(
    "div",
    { class: "note tight lesson" },
    told ? el("p", { class: "good" }, told) : null,
    el("p", { class: "small muted" }, `Lesson ${number} of ${count}`),
    el("h3", {}, title),
    el("p", {}, text),
    where === "ask" && act ? el("button", { class: "main", onclick: () => desk.act(act) }, button) : null,
  );
}

const lessonsOver = ({ told, text }) =>
  el("div", { class: "note tight lesson" }, el("p", { class: "good" }, told), el("p", {}, text));

function newsCard(news) {
  const lines = [...news.briefing, ...(news.story?.lines ?? [])];
  if (!lines.length) return null;
  return el(
    "details",
    { class: "panel", key: "story" },
    el("summary", {}, el("h2", {}, news.story?.title ?? "What has come in")),
    el(
      "ul",
      { class: "tight read story" },
      lines.map((text) => el("li", { key: text }, text)),
    ),
  );
}

// All that stands in sight, as a line of figures, with what the last round moved.
function moved() {
  const { tension, alliances } = page.meters;
  const figures = [["Tension", tension], ...alliances.map((a) => [name(sheet(), a.partner), a])];
  return figures.map(([label, meter]) =>
    el(
      "span",
      { key: label },
      `${label} `,
      el("b", { class: "number" }, String(meter.value)),
      meter.delta
        ? el(
            "b",
            { class: meter.delta > 0 === (meter === tension) ? "bad" : "good" },
            ` ${meter.delta > 0 ? "+" : "−"}${Math.abs(meter.delta)}`,
          )
        : null,
    ),
  );
}

function doors() {
  const { doors: all, standing } = page.around;
  if (!all.length && !standing.length) return null;
  return el(
    "details",
    { class: "panel", key: "doors" },
    el("summary", {}, el("h2", {}, "Doors, and what an end needs")),
    all.map((door) =>
      el(
        "div",
        { class: "tight", key: door.sides.join() },
        el(
          "div",
          { class: "row apart" },
          el("h3", { class: "row" }, icon(door.icon), ` ${door.title}`),
          el("span", { class: "badge brass" }, door.word),
        ),
        door.asks.map((text) => el("p", { class: "small" }, text)),
      ),
    ),
    standing.length
      ? el(
          "ul",
          { class: "tight read" },
          standing.map((text) => el("li", { class: "note" }, text)),
        )
      : null,
  );
}

// For whoever comes late, or comes back on another device.
function sofar() {
  const told = page["page:rounds"]?.sections[0];
  const done = () => {
    ui.late = false;
    desk.show("brief");
  };
  return el(
    "div",
    { class: "panel stack first" },
    el("h2", {}, "The game so far"),
    told ? cards(told.entries) : null,
    el(
      "div",
      { class: "row" },
      el("button", { class: "main small", onclick: done }, "To your brief"),
      el(
        "button",
        {
          class: "plain small",
          onclick: () => {
            ui.late = false;
            desk.redraw();
          },
        },
        "I am up to date",
      ),
    ),
  );
}
