// All tables at a glance: who is ready, silent or gone, the meters that matter, the clock.

import { toast } from "./announcer.js";
import { command, numbers, page, seatTitle, ui, watch } from "./chair-state.js";
import * as clock from "./clock.js";
import { crest, el, icon } from "./dom.js";
import { timeLeft } from "./lesson.js";
import { bar } from "./meters.js";

const SILENT = 4 * 60 * 1000;

export function allTables(now) {
  const waiting = numbers().filter((n) => !page[`clock-${n}`].started && !page[`clock-${n}`].over);
  return el(
    "div",
    { class: "panel stack" },
    el("header", {}, el("h2", {}, "All tables")),
    waiting.length
      ? el(
          "div",
          { class: "stack note" },
          el("p", {}, waiting.length === 1 ? "One table waits to begin." : `${waiting.length} tables wait to begin.`),
          el(
            "div",
            { class: "row" },
            el(
              "label",
              { class: "grow whole-row" },
              el("span", { class: "quiet" }, "Empty seats"),
              el(
                "select",
                {
                  id: "empty",
                  value: ui.empty ?? "computer",
                  onchange: (event) => {
                    ui.empty = event.target.value;
                  },
                },
                el("option", { value: "computer" }, "empty seats: a computer"),
                el("option", { value: "person" }, "empty seats: wait for people"),
                el("option", { value: "absent" }, "empty seats: absent"),
              ),
            ),
            el(
              "button",
              { class: "main", onclick: () => command("start", { table: 0, empty: ui.empty ?? "computer" }) },
              icon("play"),
              "Start all",
            ),
          ),
          waiting.some((n) => !peopled(n)) && waiting.some(peopled)
            ? el("p", { class: "small muted" }, "Tables without people wait for some.")
            : null,
        )
      : null,
    timeLeft(now),
    lookAt(now),
    page.class.over
      ? el("p", { class: "small muted" }, "All have ended.")
      : el(
          "div",
          { class: "row" },
          el("button", { class: "small", onclick: () => command("pause", { table: 0 }) }, icon("pause"), "Pause all"),
          el("button", { class: "small", onclick: () => command("resume", { table: 0 }) }, "Go on"),
          el("button", { class: "small", onclick: () => command("extend", { table: 0, seconds: 60 }) }, "+1 min"),
          endAll(),
          endTogether(),
        ),
    playing().length && !page.class.over ? el("p", { class: "small muted" }, notReady(playing())) : null,
  );
}

const playing = () => numbers().filter((n) => page[`clock-${n}`].started && !page[`clock-${n}`].over);

const peopled = (n) => page[`room-${n}`].seats.some((seat) => seat.members.length);

// The whole class ends at once, so that nobody waits for the last table; those that never began are closed.
function endTogether() {
  const playing = numbers().filter((n) => page[`clock-${n}`].started && !page[`clock-${n}`].over);
  return el(
    "button",
    {
      class: "small danger",
      disabled: !playing.length,
      onclick: () => {
        if (confirm("End the game at every table now, and go on to the debrief?")) command("end-all");
      },
    },
    "End all together",
  );
}

// Who should be looked at, at whatever table: help first, then who is gone, stuck or silent.
function lookAt(now) {
  const order = ["asks", "gone", "stuck", "silent"];
  const found = numbers()
    .filter((n) => page[`clock-${n}`].started && !page[`clock-${n}`].over)
    .flatMap((n) => page[`room-${n}`].seats.map((seat) => ({ n, seat, ...state(seat, page[`table-${n}`], now) })))
    .filter((each) => each.look)
    .sort((a, b) => order.indexOf(a.text.split(/[ :]/)[0]) - order.indexOf(b.text.split(/[ :]/)[0]));
  if (!found.length) return null;
  return el(
    "ul",
    { class: "tight small look-at", "aria-label": "Who needs you" },
    found.slice(0, 5).map(({ n, seat, text, tone }) =>
      el(
        "li",
        { key: `${n}:${seat.id}`, class: "row" },
        el(
          "button",
          { class: "plain small", onclick: () => watch(n) },
          `${page[`room-${n}`].name}, ${seatTitle(seat.id)}`,
        ),
        el("span", { class: `toned ${tone}` }, text),
        seat.members
          .filter((m) => m.hand)
          .map((m) =>
            el(
              "button",
              { class: "small", key: m.id, onclick: () => command("hand-down", { table: n, person: m.id }, m.id) },
              `${m.name} is helped`,
            ),
          ),
      ),
    ),
    found.length > 5 ? el("li", { class: "muted" }, `and ${found.length - 5} more`) : null,
  );
}

// For whom a phase waits, so that nobody is cut off unseen.
export function notReady(tables) {
  const names = tables.flatMap((n) =>
    page[`room-${n}`].seats
      .filter((seat) => seat.status === "person" && seat.members.length && !seat.ready)
      .map((seat) => (tables.length > 1 ? `${seatTitle(seat.id)} (${n})` : seatTitle(seat.id))),
  );
  const most = 6;
  if (!names.length) return "Everybody is ready.";
  const more = names.length > most ? ` and ${names.length - most} more` : "";
  return `Not ready: ${names.slice(0, most).join(", ")}${more}.`;
}

// A press too many must not end the next phase: for a second after a table has turned, it takes none.
const GUARD = 1000;
export const turning = (tables) => tables.some((n) => performance.now() - (ui.turned[n] || -GUARD) < GUARD);

export const phaseName = (table) =>
  `${table.phase === "negotiation" ? "negotiation" : "plans"} of round ${table.round}`;

// Where all that play are in the same phase the button names it; else each table's own button does.
function endAll() {
  const playing = numbers().filter((n) => page[`clock-${n}`].started && !page[`clock-${n}`].over);
  const names = [...new Set(playing.map((n) => phaseName(page[`table-${n}`])))];
  const what = names.length === 1 ? names[0] : "the phase";
  return el(
    "button",
    {
      class: "small",
      disabled: !playing.length || turning(playing),
      onclick: () => endPhase(0, `End ${what} at every table now?`),
    },
    `End ${what} everywhere`,
  );
}

// Ends the phase that is on the screen now, of one table or (0) of all: one that turns meanwhile is left alone.
export async function endPhase(n, question = "") {
  const at = Object.fromEntries(
    numbers()
      .filter((each) => !n || each === n)
      .map((each) => [each, moment(page[`table-${each}`])]),
  );
  if (question && !confirm(question)) return;
  const answer = await command("end-phase", { table: n, at });
  if (answer?.moved.length)
    toast(
      `${answer.moved.join(", ")} moved on without you and ${answer.moved.length === 1 ? "was" : "were"} left alone.`,
    );
}

const moment = (table) => [table.take, table.round, table.phase];

export function glances(now) {
  return el(
    "ul",
    { class: many() ? "tight" : "stack" },
    numbers().map((n) => glance(n, now)),
  );
}

function glance(n, now) {
  const room = page[`room-${n}`],
    table = page[`table-${n}`],
    time = page[`clock-${n}`];
  const tension = table.meters.tension;
  return el(
    "li",
    { class: `panel glance tight ${ui.table === n ? "chosen" : ""} ${many() ? "compact" : ""}`, key: `glance-${n}` },
    el(
      "div",
      { class: "row apart" },
      el("button", { class: "plain name", "aria-pressed": String(ui.table === n), onclick: () => watch(n) }, room.name),
      el(
        "span",
        { class: "small" },
        table.outcome
          ? table.outcome.kind
          : `round ${table.round} of ${table.rounds}, ${table.phase === "negotiation" ? "talks" : "plans"}`,
      ),
      many() ? el("span", { class: "small" }, "tension ", tensionOf(tension)) : null,
      el("span", { "data-clock": String(n) }, clock.face(time, table.phase, now)),
    ),
    room.trouble ? el("p", { class: "refusal" }, room.trouble) : null,
    time.slept
      ? el("p", { class: "refusal" }, "The server slept, so the clock stands: press Go on when the class is back.")
      : null,
    many() ? null : measures(table, room, tension),
    many() ? null : bar(tension),
    !time.started && !time.over && !peopled(n) && numbers().length > 1
      ? el(
          "div",
          {},
          el(
            "button",
            { class: "plain small", onclick: () => command("close-table", { table: n }, `close-${n}`) },
            `Close ${room.name}`,
          ),
        )
      : null,
    el(
      "ul",
      { class: "chips" },
      room.seats.map((seat) =>
        el(
          "li",
          { key: seat.id, class: `chip ${state(seat, table, now).tone}` },
          crest(page.cover, seat.id, true),
          el(
            "span",
            { class: "small" },
            many() ? null : el("b", {}, seatTitle(seat.id)),
            el("span", { class: many() ? "quiet" : "" }, many() ? `${seatTitle(seat.id)}: ` : " "),
            many() ? short(state(seat, table, now).text) : state(seat, table, now).text,
          ),
        ),
      ),
    ),
  );
}

const tensionOf = (tension) => el("b", { class: `toned tone-${tension.tone}` }, String(tension.value));

const measures = (table, room, tension) =>
  el(
    "div",
    { class: "row apart small" },
    el("span", {}, "tension ", tensionOf(tension)),
    table.meters.alliances.map((a) =>
      el(
        "span",
        { key: a.key },
        `${seatTitle(a.partner)} `,
        el("b", { class: `toned tone-${a.tone}` }, String(a.value)),
      ),
    ),
    el("span", {}, `${room.deals} ${room.deals === 1 ? "deal" : "deals"}`),
  );

// With many tables a glance is two lines, so that six are seen at once.
const many = () => numbers().length > 3;
const SHORT = [
  ["asks", "help"],
  ["stuck", "stuck"],
  ["silent", "silent"],
  ["not yet", "–"],
  ["nobody", "empty"],
  ["computer", "auto"],
];
const short = (text) => SHORT.find(([begins]) => text.startsWith(begins))?.[1] ?? text;

export function state(seat, table, now) {
  if (seat.status === "computer") return { text: "computer", tone: "quietly" };
  if (seat.status === "absent") return { text: "absent", tone: "quietly" };
  if (!seat.members.length) return { text: "nobody yet", tone: "warn" };
  if (!seat.here) return { text: "gone", tone: "bad", look: true };
  if (table.outcome) return { text: `${seat.score} points`, tone: "" };
  if (seat.members.some((m) => m.hand)) return { text: "asks for help", tone: "bad", look: true };
  if (seat.stuck) return { text: "stuck: refused three times", tone: "warn", look: true };
  if (seat.ready) return { text: "ready", tone: "good" };
  if (seat.acted === null && seat.quiet > 1)
    return { text: `silent for ${seat.quiet} phases`, tone: "warn", look: true };
  if (seat.acted === null) return { text: "not yet heard", tone: "" };
  const quiet = now - seat.acted;
  return quiet > SILENT
    ? { text: `silent ${Math.floor(quiet / 60000)} min`, tone: "warn", look: true }
    : { text: "busy", tone: "" };
}
