// The debrief: what is unlocked, stage by stage. The same panel for a seat and for the facilitator, and for nobody's
// eyes before.

import { crest, el, icon, name } from "./dom.js";

/**
 * @param {any} debrief  what is unlocked by now, null before
 * @param {any} sheet
 * @param {{ mine?: string, report?: () => void }} [options]  the seat that looks, and how it fetches its own report
 */
export function debriefPanel(debrief, sheet, { mine = "", report } = {}) {
  if (!debrief || debrief.stage < 0)
    return el(
      "div",
      { class: "panel" },
      el("h2", {}, "Debrief"),
      el("p", { class: "muted" }, "It opens when all tables have ended and the facilitator begins it."),
    );
  const makers = { 1: story, 2: signals, 3: deals, 4: results, 5: process, 6: theory };
  return el(
    "div",
    { class: "stack" },
    debrief.stages
      .slice(0, debrief.stage + 1)
      .map((_, n) => n)
      .reverse()
      .map((n) =>
        el(
          "details",
          { class: "panel stage", open: n === debrief.stage, key: `stage-${n}` },
          el("summary", {}, el("h2", {}, `${n + 1}. ${debrief.stages[n].title}`)),
          el(
            "div",
            { class: "stack" },
            el("p", { class: "read note" }, debrief.stages[n].ask),
            asks(debrief.asked?.[n]),
            makers[n] && debrief[n] ? makers[n](debrief[n], sheet, mine) : null,
            n === 3 && report
              ? el(
                  "div",
                  {},
                  el(
                    "button",
                    { onclick: report },
                    icon("debrief"),
                    "Open the report, with the frontier of possible deals",
                  ),
                )
              : null,
          ),
        ),
      ),
  );
}

// What this very game gives to talk about; it comes a moment after the stage does.
function asks(found) {
  if (!found) return null;
  return el(
    "div",
    { class: "stack" },
    found.questions.length
      ? el(
          "ul",
          { class: "tight asks read" },
          found.questions.map((text) => el("li", { key: text }, text)),
        )
      : null,
    (found.notes ?? []).map((note) =>
      el(
        "div",
        { class: "card tight", key: note.title },
        el("h3", {}, note.title),
        el("p", { class: "read" }, note.here),
        el("p", { class: "small" }, note.text),
        el("p", { class: "small muted" }, note.source),
      ),
    ),
    found.branches?.length
      ? el(
          "div",
          { class: "tight" },
          el("h3", {}, "Rounds from which to play on"),
          el(
            "p",
            { class: "small muted" },
            "Computer delegations play such a round again, many times with other luck. " +
              "Your facilitator can run it beside the records.",
          ),
          el(
            "ul",
            { class: "tight" },
            found.branches.map((each) =>
              el(
                "li",
                { key: String(each.round) },
                el("b", {}, `Round ${each.round}`),
                `, before ${each.before}`,
                el("code", { class: "small block muted" }, each.command),
              ),
            ),
          ),
        )
      : null,
  );
}

function story(data, sheet) {
  return el(
    "div",
    { class: "stack" },
    data.outcome ? el("p", { class: "read" }, data.outcome) : null,
    data.rounds.map((round) =>
      el(
        "div",
        { class: "tight", key: String(round.round) },
        el("h3", {}, `Round ${round.round}, tension ${round.tension} after it`),
        el(
          "ul",
          { class: "tight" },
          round.lines.map((text) => el("li", {}, text)),
        ),
      ),
    ),
    el(
      "details",
      {},
      el("summary", {}, "Every message"),
      el(
        "div",
        { class: "stack" },
        data.talk.map((room) =>
          el(
            "div",
            { class: "tight", key: room.title },
            el("h3", {}, room.title),
            room.messages.map((m) => el("p", { class: "small" }, `Round ${m.round}, ${name(sheet, m.by)}: ${m.text}`)),
          ),
        ),
      ),
    ),
  );
}

function signals(data, sheet) {
  if (!data.signals.length) return el("p", { class: "muted" }, "No signals were sent, or these rules know no intents.");
  return scroll(
    "Signals sent and understood",
    ["Round", "Who", "Signal", "Meant as", "Read as"],
    data.signals.map((s) => [
      String(s.round),
      name(sheet, s.by),
      `${s.move}${s.target ? ` toward ${name(sheet, s.target)}` : ""}`,
      s.meant,
      s.readings.length
        ? el(
            "span",
            {},
            s.readings.map((r) =>
              el(
                "span",
                { class: `${r.right ? "good" : "bad"} block` },
                `${r.right ? "✓" : "✗"} ${name(sheet, r.by)}: ${r.as}`,
              ),
            ),
          )
        : el("span", { class: "muted" }, "nobody said"),
    ]),
  );
}

function deals(data) {
  if (!data.deals.length) return el("p", { class: "muted" }, "Nothing was signed.");
  return el(
    "ul",
    { class: "stack" },
    data.deals.map((deal) =>
      el(
        "li",
        { class: "card tight", key: deal.title + deal.text },
        el(
          "div",
          { class: "row apart" },
          el("h3", {}, deal.title),
          el(
            "span",
            { class: "row" },
            deal.hidden ? el("span", { class: "badge warn" }, "was confidential") : null,
            el("span", { class: "badge" }, deal.status),
          ),
        ),
        el("p", { class: "read small" }, deal.text),
        el("p", { class: "small muted" }, deal.state),
        deal.breaches.map((text) => el("p", { class: "small bad" }, text)),
      ),
    ),
  );
}

function results(data, sheet, mine) {
  return el(
    "div",
    { class: "stack" },
    data.note ? el("p", { class: "note" }, data.note) : null,
    scroll(
      "Scores",
      ["Seat", "Score", "Walk-away", "Gain"],
      data.rows.map((row) => [
        el(
          "span",
          { class: "row" },
          crest(sheet, row.seat, true),
          el("span", {}, name(sheet, row.seat), row.seat === mine ? " (you)" : ""),
        ),
        row.final,
        row.walk,
        el("b", { class: row.sign > 0 ? "good" : row.sign < 0 ? "bad" : "" }, row.gain),
      ]),
    ),
    data.rows.map((row) =>
      el(
        "details",
        { key: row.seat },
        el("summary", {}, `The brief of ${name(sheet, row.seat)}`),
        el(
          "div",
          { class: "stack" },
          row.brief.map((text) => el("p", { class: "read" }, text)),
          el(
            "ul",
            { class: "tight" },
            row.objectives.map((o) =>
              el("li", { class: "row apart" }, el("span", { class: "grow" }, o.title), el("b", {}, o.points)),
            ),
          ),
        ),
      ),
    ),
  );
}

function process(data, sheet) {
  return scroll(
    "Participation",
    ["Seat", "Messages", "Words", "Offers", "Signed", "Declined", "By member"],
    data.rows.map((row) => [
      name(sheet, row.seat),
      String(row.messages),
      String(row.words),
      String(row.offers),
      String(row.signed),
      String(row.declined),
      row.members.map((m) => `${m.name} ${m.messages}`).join(", "),
    ]),
  );
}

function theory(data) {
  return el(
    "dl",
    { class: "tight" },
    data.card.flatMap((line) => [el("dt", {}, el("b", {}, line.title)), el("dd", {}, line.text)]),
  );
}

function scroll(label, heads, rows) {
  const wide = heads.length > 4;
  return el(
    "div",
    { class: "wider" },
    wide ? el("p", { class: "small muted slide" }, "Slide the table to the side to see all of it.") : null,
    el(
      "div",
      { class: "scroll", tabindex: "0", role: "region", "aria-label": label },
      el(
        "table",
        { class: wide ? "wide" : "" },
        el(
          "thead",
          {},
          el(
            "tr",
            {},
            heads.map((text) => el("th", { scope: "col" }, text)),
          ),
        ),
        el(
          "tbody",
          {},
          rows.map((cells) =>
            el(
              "tr",
              {},
              cells.map((cell) => el("td", {}, cell)),
            ),
          ),
        ),
      ),
    ),
  );
}
