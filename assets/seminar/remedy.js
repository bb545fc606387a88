// What mends a refusal, as a button: it changes what is being written, opens a page, or does something else instead.

import { el } from "./dom.js";
import { desk, fromPlan, fromText, ui } from "./seat-state.js";

const PAGES = { composer: "composer", offers: "rooms", doors: "table", plan: "plan" };

// A text or plan is changed and not put: whoever signs it reads it first.
function mend({ act, use, page }) {
  if (page) return desk.show(PAGES[page]);
  if (use) {
    ui.plan.moves = [
      ...ui.plan.moves.filter((each) => each.move !== use.move || each.target !== (use.target ?? "")),
      { strength: 1, target: "", option: "", concession: "", level: 0, ...use },
    ];
    return planned();
  }
  if (act.verb === "commit") {
    ui.plan = fromPlan({ moves: [], ...act.plan });
    return planned();
  }
  if (act.verb !== "offer") return desk.act(act);
  ui.offer = fromText(act.text, act.counters ?? 0);
  desk.recompose();
  return desk.show("composer");
}

function planned() {
  desk.replan();
  desk.show("plan");
}

export function remedy(cure, after = () => {}) {
  return cure
    ? el(
        "button",
        {
          class: "small remedy",
          onclick: () => {
            after();
            mend(cure);
          },
        },
        cure.label,
      )
    : null;
}
