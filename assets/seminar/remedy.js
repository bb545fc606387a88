// What mends a refusal, as a button: it changes what is being written, opens a page, or does something else instead.

import { el } from "./dom.js";
import { begin } from "./draft.js";
import { desk, ui } from "./seat-state.js";

const PAGES = { composer: "composer", offers: "rooms", doors: "table", plan: "plan" };
const WRITTEN = { offer: "composer", commit: "plan" };

// A text or plan is changed and not put: whoever signs it reads it first.
export function mend({ act, use = null, page = null }) {
  if (page) return desk.show(PAGES[page]);
  const draft = use ? withUse(use) : act;
  const tab = WRITTEN[draft.verb];
  if (!tab) return desk.act(draft);
  begin(draft.verb, draft);
  return desk.show(tab);
}

// The plan with a use of a move, in place of the same move at the same target.
function withUse(use) {
  const held = ui.drafts.commit.act?.plan ?? {};
  const others = (held.moves ?? []).filter((each) => each.move !== use.move || (each.target ?? "") !== use.target);
  return { verb: "commit", plan: { ...held, moves: [...others, use] } };
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
