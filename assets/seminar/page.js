// A page that is only read, and cards with their buttons: what one asks first, and what an office may not do.

import { el, icon } from "./dom.js";
import { entries, sections } from "./read.js";
import { mend, remedy } from "./remedy.js";
import { barredFrom, can, desk, page, sheet, ui } from "./seat-state.js";

export function readPanel(name) {
  const found = page[`page:${name}`];
  if (!found) return el("p", { class: "panel muted" }, "…");
  return el(
    "div",
    { class: "stack" },
    sections(found, sheet(), choices).map((section) => el("div", { class: "panel stack" }, section)),
  );
}

export const cards = (held) => entries(held, sheet(), choices);

// The buttons of a card, and what one of them asks before it is done. What one's office may not do is said instead.
function choices(buttons, where) {
  const may = buttons.filter(({ act }) => can(act.verb));
  const barred = new Set(buttons.filter(({ act }) => !can(act.verb)).map(({ act }) => barredFrom(act.verb)));
  const open = may.find((each) => ui.choosing[where]?.label === each.label);
  return el(
    "div",
    { class: "tight" },
    [...barred].map((words) => el("p", { class: "small note" }, words)),
    el(
      "div",
      { class: "row" },
      may.filter((each) => each !== open).map((each) => button(each, where)),
    ),
    open ? asked(open, where) : null,
  );
}

function button(each, where) {
  const { label, act, refusal, remedy: cure, icon: drawing, kind = "", says, choosing, draft } = each;
  const press = () => {
    if (choosing) ui.choosing[where] = { label, value: choosing.field.value };
    if (draft) mend({ act });
    else if (!choosing) desk.act(act, where, { words: says ?? label });
    desk.redraw();
  };
  return el(
    "span",
    { class: "tight", key: says ?? label },
    el(
      "button",
      { class: `small ${kind}`, disabled: Boolean(refusal) || ui.busy.has(where), onclick: press },
      drawing ? icon(drawing) : null,
      label,
    ),
    refusal ? el("span", { class: "small muted" }, refusal, " ", remedy(cure)) : null,
  );
}

function asked({ act, choosing }, where) {
  const { field, label } = choosing;
  const ways = field.alternatives ?? sheet().reasons;
  const held = ui.choosing[where];
  const close = () => delete ui.choosing[where];
  const press = () => {
    desk.act({ ...act, [field.name]: held.value }, where);
    close();
  };
  const back = () => {
    close();
    desk.redraw();
  };
  return el(
    "span",
    { class: "row decline", key: label },
    el(
      "label",
      { class: "grow" },
      el("span", { class: "quiet" }, field.title),
      el(
        "select",
        {
          value: held.value,
          onchange: (event) => {
            held.value = ways[event.target.selectedIndex].value;
          },
        },
        ways.map((way) => el("option", { value: way.value }, way.title)),
      ),
    ),
    el("button", { class: "small danger", disabled: ui.busy.has(where), onclick: press }, label),
    el("button", { class: "small plain", onclick: back }, "Not yet"),
  );
}
