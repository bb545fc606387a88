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
  );
}

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
    { class: "stack" },
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
    { class: `panel glance tight ${ui.table === n ? "chosen" : ""}`, key: `glance-${n}` },
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
      el("span", { "data-clock": String(n) }, clock.face(time, table.phase, now)),
    ),
    room.trouble ? el("p", { class: "refusal" }, room.trouble) : null,
    time.slept
      ? el("p", { class: "refusal" }, "The server slept, so the clock stands: press Go on when the class is back.")
      : null,
    el(
      "div",
      { class: "row apart small" },
      el("span", {}, "tension ", el("b", { class: `toned tone-${tension.tone}` }, String(tension.value))),
      table.meters.alliances.map((a) =>
        el(
          "span",
          { key: a.key },
          `${seatTitle(a.partner)} `,
          el("b", { class: `toned tone-${a.tone}` }, String(a.value)),
        ),
      ),
      el("span", {}, `${room.deals} ${room.deals === 1 ? "deal" : "deals"}`),
    ),
    bar(tension),
    el(
      "ul",
      { class: "chips" },
      room.seats.map((seat) =>
        el(
          "li",
          { key: seat.id, class: `chip ${state(seat, table, now).tone}` },
          crest(page.cover, seat.id, true),
          el("span", { class: "small" }, el("b", {}, seatTitle(seat.id)), ` ${state(seat, table, now).text}`),
        ),
      ),
    ),
  );
}

export function state(seat, table, now) {
  if (seat.status === "computer") return { text: "computer", tone: "quietly" };
  if (seat.status === "absent") return { text: "absent", tone: "quietly" };
  if (!seat.members.length) return { text: "nobody yet", tone: "warn" };
  if (!seat.here) return { text: "gone", tone: "bad" };
  if (table.outcome) return { text: `${seat.score} points`, tone: "" };
  if (seat.ready) return { text: "ready", tone: "good" };
  if (seat.acted === null) return { text: "not yet heard", tone: "" };
  const quiet = now - seat.acted;
  return quiet > SILENT
    ? { text: `silent ${Math.floor(quiet / 60000)} min`, tone: "warn" }
    : { text: "busy", tone: "" };
}
