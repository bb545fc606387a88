// The debrief: what is unlocked, stage by stage. The same panel for a seat and for the facilitator, and for nobody's
// eyes before.

import { el, icon } from "./dom.js";
import { sections } from "./read.js";

/**
 * @param {any} debrief  what is unlocked by now, null before
 * @param {any} sheet
 * @param {() => void} [report]  how a seat fetches its own report
 */
export function debriefPanel(debrief, sheet, report) {
  if (!debrief || debrief.stage < 0)
    return el(
      "div",
      { class: "panel" },
      el("h2", {}, "Debrief"),
      el("p", { class: "muted" }, "It opens when all tables have ended and the facilitator begins it."),
    );
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
            debrief.pages[n] ? sections(debrief.pages[n], sheet) : el("p", { class: "muted" }, "…"),
            debrief.stages[n].name === "deals" && report
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
