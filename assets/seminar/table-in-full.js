// One table in full: its clock and controls, its seats, everything said and signed, every desk.

import { command, desk, page, seatTitle, ui } from "./chair-state.js";
import * as clock from "./clock.js";
import { crest, el, field, icon } from "./dom.js";
import { allianceCard, plainMeter } from "./meters.js";
import { endPhase, notReady, phaseName, state, turning } from "./overview.js";
import { roundTable } from "./round.js";

const TONE = { "in force": "good", signed: "brass", fell: "bad", void: "bad", left: "bad", ended: "" };

function dealCard(deal, seats) {
  return el(
    "li",
    { class: "card tight", key: deal.id ?? deal.text },
    el(
      "div",
      { class: "row apart" },
      el(
        "span",
        { class: "row" },
        deal.signatories.map((seat) => crest(seats, seat, true)),
        el(
          "span",
          { class: "quiet" },
          deal.signatories.map((seat) => seats.seats.find((s) => s.id === seat)?.title).join(", "),
        ),
      ),
      el(
        "span",
        { class: "row" },
        deal.public ? null : el("span", { class: "badge warn" }, "confidential"),
        deal.verified ? el("span", { class: "badge" }, "witnessed") : null,
        el("span", { class: `badge ${TONE[deal.status]}` }, deal.status),
      ),
    ),
    el("p", { class: "read" }, deal.text),
    el("p", { class: "small muted" }, deal.state),
    deal.breached.length
      ? el(
          "p",
          { class: "small bad" },
          `Broken by ${deal.breached.map((seat) => seats.seats.find((s) => s.id === seat)?.title).join(", ")}.`,
        )
      : null,
  );
}

const VIEWS = [
  ["table", "Table"],
  ["talk", "Talk and offers"],
  ["desks", "Desks"],
  ["events", "Events and messages"],
];

export function tableInFull(now) {
  const n = ui.table;
  const room = page[`room-${n}`],
    table = page[`table-${n}`],
    time = page[`clock-${n}`];
  if (!room) return el("p", { class: "panel" }, "Choose a table.");
  ui.section = ui.section || "table";
  return el(
    "div",
    { class: "stack" },
    controls(n, room, table, time, now),
    seats(n, room, table, now),
    el(
      "div",
      { class: "row", role: "group", "aria-label": "What to look at" },
      VIEWS.map(([id, label]) =>
        el(
          "button",
          {
            class: `small ${ui.section === id ? "chosen" : ""}`,
            "aria-pressed": String(ui.section === id),
            onclick: () => {
              ui.section = id;
              desk.redraw();
            },
          },
          label,
        ),
      ),
    ),
    ui.section === "table"
      ? publicTable(table)
      : ui.section === "talk"
        ? talk()
        : ui.section === "desks"
          ? desks()
          : events(n),
  );
}

function controls(n, room, table, time, now) {
  const over = Boolean(table.outcome);
  const round = ui.undo?.[n] ?? Math.max(1, table.phase === "negotiation" && !over ? table.round - 1 : table.round);
  return el(
    "div",
    { class: "panel stack" },
    el(
      "header",
      {},
      el("h2", {}, room.name),
      el("span", { "data-clock": String(n) }, clock.face(time, table.phase, now)),
    ),
    table.outcome
      ? el("p", { class: "read note" }, table.outcome.text)
      : el(
          "p",
          { class: "small muted" },
          `Round ${table.round} of ${table.rounds}, ${table.phase === "signals" ? "plans are made" : table.phase}`,
          table.take ? `, take ${table.take + 1}.` : ".",
        ),
    over
      ? null
      : el(
          "div",
          { class: "row" },
          !time.started
            ? el(
                "button",
                { class: "main small", onclick: () => command("start", { table: n, empty: ui.empty ?? "computer" }) },
                icon("play"),
                "Start",
              )
            : null,
          time.started && time.running
            ? el("button", { class: "small", onclick: () => command("pause", { table: n }) }, icon("pause"), "Pause")
            : null,
          time.started && !time.running
            ? el(
                "button",
                { class: "main small", onclick: () => command("resume", { table: n }) },
                icon("play"),
                "Go on",
              )
            : null,
          el("button", { class: "small", onclick: () => command("extend", { table: n, seconds: 60 }) }, "+1 min"),
          el("button", { class: "small", onclick: () => command("extend", { table: n, seconds: -60 }) }, "−1 min"),
          el(
            "button",
            { class: "small", disabled: !time.started || turning([n]), onclick: () => endPhase(n) },
            `End ${phaseName(table)}`,
          ),
          time.started ? el("span", { class: "small muted" }, notReady([n])) : null,
          el(
            "button",
            {
              class: "small danger",
              onclick: () => {
                if (confirm(`End the game at ${room.name} for good?`)) command("end", { table: n });
              },
            },
            "End game",
          ),
        ),
    page.class.stage >= 0
      ? null
      : el(
          "div",
          { class: "row" },
          el(
            "label",
            { class: "row" },
            el("span", { class: "small" }, "Back to the start of round"),
            el(
              "select",
              {
                class: "narrow",
                value: String(round),
                onchange: (event) => {
                  ui.undo = { ...ui.undo, [n]: Number(event.target.value) };
                  desk.redraw();
                },
              },
              Array.from({ length: room.begun }, (_, k) => el("option", { value: String(k + 1) }, String(k + 1))),
            ),
          ),
          el(
            "button",
            {
              class: "small",
              onclick: async () => {
                if (confirm(`Undo everything since the start of round ${round}? The record keeps both takes.`)) {
                  await command("undo", { table: n, round });
                  delete ui.undo?.[n];
                }
              },
            },
            icon("undo"),
            "Undo",
          ),
          over ? null : lengths(n, room),
        ),
  );
}

function lengths(n, room) {
  const read = (id) => Math.round(Number(field(id).value) * 60);
  return el(
    "details",
    { class: "grow" },
    el(
      "summary",
      { class: "small" },
      `Phases last ${clock.words(room.lengths.negotiation)} and ${clock.words(room.lengths.signals)}`,
    ),
    el(
      "div",
      { class: "row" },
      el(
        "label",
        { class: "row small" },
        "talks ",
        el("input", {
          type: "number",
          id: "len-n",
          class: "narrow",
          min: "1",
          max: "120",
          step: "0.5",
          value: String(room.lengths.negotiation / 60),
        }),
      ),
      el(
        "label",
        { class: "row small" },
        "plans ",
        el("input", {
          type: "number",
          id: "len-s",
          class: "narrow",
          min: "0.5",
          max: "60",
          step: "0.5",
          value: String(room.lengths.signals / 60),
        }),
      ),
      el(
        "button",
        {
          class: "small",
          onclick: () => command("lengths", { table: n, negotiation: read("len-n"), signals: read("len-s") }),
        },
        "Here",
      ),
      el(
        "button",
        {
          class: "small",
          onclick: () => command("lengths", { table: 0, negotiation: read("len-n"), signals: read("len-s") }),
        },
        "All tables",
      ),
    ),
  );
}

function seats(n, room, table, now) {
  return el(
    "div",
    { class: "panel" },
    el(
      "ul",
      { class: "seat-rows" },
      room.seats.map((seat) => {
        const found = state(seat, table, now);
        const code = ui.codes[`${n}:${seat.id}`];
        return el(
          "li",
          { key: seat.id, class: "seat-row" },
          el(
            "span",
            { class: "named" },
            crest(page.cover, seat.id, true),
            el(
              "span",
              {},
              el("b", {}, seatTitle(seat.id)),
              el("span", { class: `small ${found.tone || "muted"}` }, found.text),
            ),
          ),
          el(
            "span",
            { class: "small members" },
            seat.members.map((m) =>
              el(
                "span",
                { class: "member", key: m.id },
                el("span", {}, m.name),
                el("span", { class: m.here ? "good" : "muted" }, m.here ? "●" : "○"),
                el("span", { class: "quiet" }, m.here ? " here" : " away"),
                el(
                  "button",
                  {
                    class: "plain small",
                    onclick: () => {
                      if (confirm(`Take ${m.name} out of the seat?`)) command("dismiss", { person: m.id });
                    },
                  },
                  "take out",
                  el("span", { class: "quiet" }, ` ${m.name}`),
                ),
              ),
            ),
            code ? el("b", { class: "code" }, `code ${code}`) : null,
          ),
          el(
            "span",
            { class: "row" },
            el(
              "label",
              {},
              el("span", { class: "quiet" }, `Who plays ${seatTitle(seat.id)}`),
              el(
                "select",
                {
                  class: "narrow",
                  value: seat.status,
                  disabled: Boolean(table.outcome),
                  onchange: (event) => {
                    const status = event.target.value;
                    const keep =
                      status === "absent" &&
                      table.phase === "signals" &&
                      seat.ready &&
                      confirm(`${seatTitle(seat.id)} has committed a plan. OK keeps it, Cancel drops it.`);
                    command("seat", { table: n, seat: seat.id, status, keep }, `seat-${seat.id}`);
                  },
                },
                el("option", { value: "person" }, "its people"),
                el("option", { value: "computer" }, "a computer"),
                el("option", { value: "absent" }, "nobody"),
              ),
            ),
            el(
              "button",
              {
                class: "plain small",
                onclick: async () => {
                  const answer = await command("seat-code", { table: n, seat: seat.id }, `code-${seat.id}`);
                  if (answer) {
                    ui.codes[`${n}:${seat.id}`] = answer.code;
                    desk.redraw();
                  }
                },
              },
              "new code",
              el("span", { class: "quiet" }, ` for ${seatTitle(seat.id)}`),
            ),
          ),
        );
      }),
    ),
  );
}

// The facilitator sees the number where the table sees a band.
function exact(meter) {
  const desk = meter.kind === "support" ? page.full?.desks.find((each) => each.id === meter.of) : null;
  return desk ? { ...meter, value: desk.support } : meter;
}

function publicTable(table) {
  return el(
    "div",
    { class: "panel stack" },
    el(
      "div",
      { class: "two" },
      el(
        "div",
        { class: "stack" },
        roundTable(page.cover, table),
        el(
          "ul",
          { class: "meter-grid" },
          table.meters.others.filter((m) => m.kind !== "support").map((m) => plainMeter(m)),
        ),
      ),
      el(
        "ul",
        { class: "stack" },
        table.meters.alliances.map((a) => allianceCard(page.cover, a)),
        plainMeter(table.meters.tension),
      ),
    ),
    el(
      "ul",
      { class: "meter-grid" },
      table.meters.others.filter((m) => m.kind === "support").map((m) => plainMeter(exact(m))),
    ),
    table.standing.length
      ? el(
          "ul",
          { class: "tight read" },
          table.standing.map((text) => el("li", { class: "note" }, text)),
        )
      : null,
    table.doors.map((door) => el("p", { class: "small" }, [door.text, ...door.asks].join(" "))),
    table.story
      ? el(
          "details",
          {},
          el("summary", {}, table.story.title),
          el(
            "ul",
            { class: "tight read" },
            table.story.lines.map((text) => el("li", {}, text)),
          ),
        )
      : null,
  );
}

function talk() {
  const full = page.full;
  if (!full || full.number !== ui.table) return el("p", { class: "panel muted" }, "…");
  return el(
    "div",
    { class: "stack" },
    full.rooms.map((room) =>
      el(
        "div",
        { class: "panel stack", key: room.key },
        el("h3", {}, room.title),
        room.offers.map((offer, k) =>
          el(
            "div",
            { class: "card tight", key: `o${k}` },
            el(
              "div",
              { class: "row apart" },
              el("span", { class: "small" }, `${seatTitle(offer.author)}, round ${offer.round}`),
              el("span", { class: "badge" }, offer.status),
            ),
            el("p", { class: "read small" }, offer.text),
          ),
        ),
        room.messages.length
          ? el(
              "ol",
              { class: "tight" },
              room.messages.map((m) =>
                el(
                  "li",
                  { class: "small" },
                  el("b", {}, `${seatTitle(m.by)}${m.member ? ` (${m.member})` : ""}: `),
                  m.text,
                ),
              ),
            )
          : el("p", { class: "small muted" }, "Nobody has spoken here."),
      ),
    ),
    full.deals.length
      ? el(
          "div",
          { class: "panel stack" },
          el("h3", {}, "Deals, public and confidential"),
          el(
            "ul",
            { class: "stack" },
            full.deals.map((deal) => dealCard(deal, page.cover)),
          ),
        )
      : null,
  );
}

function desks() {
  const full = page.full;
  if (!full || full.number !== ui.table) return el("p", { class: "panel muted" }, "…");
  return el(
    "ul",
    { class: "desks" },
    full.desks.map((desk) =>
      el(
        "li",
        { class: "panel tight", key: desk.id },
        el("h3", { class: "row" }, crest(page.cover, desk.id, true), seatTitle(desk.id)),
        el("p", { class: "small" }, `Books ${desk.score}, support ${desk.support}, capital ${desk.capital}.`),
        el("p", { class: "small" }, `Trusts ${desk.trust.map((t) => `${seatTitle(t.in)} ${t.value}`).join(", ")}.`),
        desk.plan.length
          ? el(
              "div",
              { class: "note tight" },
              el("b", { class: "small" }, "Plan"),
              desk.plan.map((text) => el("p", { class: "small" }, text)),
            )
          : null,
        desk.sent.map((text) => el("p", { class: "small muted" }, text)),
      ),
    ),
  );
}

function events(n) {
  if (page[`table-${n}`].outcome)
    return el("p", { class: "panel muted" }, "The game is over: nothing can fall here any more.");
  ui.forms[n] = ui.forms[n] || { meter: "tension", of: "", by: "0" };
  const form = ui.forms[n];
  const value = (id) => field(id)?.value.trim() ?? "";
  const everywhere = () => (field("everywhere")?.checked ? 0 : n);
  return el(
    "div",
    { class: "stack" },
    el(
      "div",
      { class: "panel stack" },
      el("h3", {}, "Say something"),
      el(
        "label",
        { class: "field" },
        el("span", { class: "label" }, "Message"),
        el("textarea", { id: "announce", maxlength: "2000", rows: "2" }),
      ),
      el(
        "div",
        { class: "row" },
        el(
          "label",
          { class: "grow" },
          el("span", { class: "quiet" }, "To whom"),
          el(
            "select",
            { id: "announce-to" },
            el("option", { value: "" }, "to everyone at this table"),
            page.cover.seats.map((seat) => el("option", { value: seat.id }, `only to ${seat.title}`)),
            el("option", { value: "*" }, "to everyone at all tables"),
          ),
        ),
        el(
          "button",
          {
            class: "main small",
            onclick: async () => {
              const to = value("announce-to");
              const text = value("announce");
              if (text && (await command("announce", { table: to === "*" ? 0 : n, to: to === "*" ? "" : to, text })))
                field("announce").value = "";
            },
          },
          icon("message"),
          "Say it",
        ),
      ),
    ),
    el(
      "div",
      { class: "panel stack" },
      el("h3", {}, "Let something happen"),
      el("label", { class: "check" }, el("input", { type: "checkbox", id: "everywhere" }), "at every table"),
      el(
        "div",
        { class: "row" },
        el(
          "label",
          { class: "grow" },
          el("span", { class: "quiet" }, "Prepared event"),
          el(
            "select",
            { id: "event" },
            page.class.events.map((event) => el("option", { value: event.id }, event.title)),
          ),
        ),
        el(
          "button",
          { class: "small", onclick: () => command("inject", { table: everywhere(), event: value("event") }) },
          icon("event"),
          "Let it fall",
        ),
      ),
      el("hr", { class: "rule" }),
      el(
        "label",
        { class: "field" },
        el("span", { class: "label" }, "Or one of your own: headline"),
        el("input", { type: "text", id: "own-title", maxlength: "200" }),
      ),
      el(
        "label",
        { class: "field" },
        el("span", { class: "label" }, "Report"),
        el("textarea", { id: "own-text", maxlength: "2000", rows: "2" }),
      ),
      el(
        "div",
        { class: "row" },
        el(
          "label",
          { class: "field grow" },
          el("span", { class: "label" }, "Moves"),
          el(
            "select",
            {
              id: "own-meter",
              value: form.meter,
              onchange: (event) => {
                form.meter = event.target.value;
                desk.redraw();
              },
            },
            [
              ["", "nothing"],
              ["tension", "tension"],
              ["support", "support of"],
              ["abandonment", "fear of being left alone of"],
              ["entrapment", "fear of being dragged along of"],
            ].map(([id, words]) => el("option", { value: id }, words)),
          ),
        ),
        form.meter && form.meter !== "tension"
          ? el(
              "label",
              { class: "field grow" },
              el("span", { class: "label" }, "Whose"),
              el(
                "select",
                { id: "own-of" },
                page.cover.seats
                  .filter((seat) => form.meter === "support" || page.cover.alliances.some((a) => a.partner === seat.id))
                  .map((seat) => el("option", { value: seat.id }, seat.title)),
              ),
            )
          : null,
        form.meter
          ? el(
              "label",
              { class: "field" },
              el("span", { class: "label" }, "By"),
              el("input", {
                type: "number",
                id: "own-by",
                class: "narrow",
                min: "-30",
                max: "30",
                value: form.by,
                oninput: (event) => {
                  form.by = event.target.value;
                },
              }),
            )
          : null,
        el("button", { class: "small", onclick: () => own(everywhere(), form, value) }, icon("event"), "Let it fall"),
      ),
    ),
  );
}

async function own(table, form, value) {
  const by = Math.round(Number(form.by));
  const effects =
    form.meter && by ? [{ meter: form.meter, by, of: form.meter === "tension" ? "all" : value("own-of") }] : [];
  if (await command("inject", { table, title: value("own-title"), text: value("own-text"), effects }))
    for (const id of ["own-title", "own-text"]) field(id).value = "";
}
