// Whatever else a delegation may do: each verb without a place of its own, drawn from the server's form of it.

import { el } from "./dom.js";
import { begin, choose, form, input, read } from "./draft.js";
import { can, desk, sheet, ui } from "./seat-state.js";

const verbs = () => Object.keys(sheet().verbs).filter(can);

// Asked for when somebody looks; \`to\` whom, where a verb has somebody to do it to.
export function beginActs(to) {
  for (const verb of verbs()) {
    begin(verb);
    choose(verb, "to", to);
  }
}

export const otherActs = (to) => verbs().map((verb) => actForm(verb, to));

function actForm(verb, to) {
  const made = form(verb);
  if (!made?.button) return null;
  const { fields = [], button, sentence } = made;
  return el(
    "fieldset",
    { class: "tight", key: `${verb}:${to}` },
    el("legend", {}, made.title),
    el(
      "div",
      { class: "fields" },
      fields.filter(({ name }) => name !== "to").map((field) => input(verb, field)),
    ),
    el("p", { class: button.refusal ? "small bad" : "small muted" }, button.refusal ?? sentence),
    el(
      "div",
      {},
      el(
        "button",
        {
          class: "small",
          disabled: !read(verb) || Boolean(button.refusal) || ui.busy.has(verb),
          onclick: () => act(button, to),
        },
        button.label,
      ),
      button.price ? el("span", { class: "small muted" }, ` ${button.price}`) : null,
    ),
  );
}

async function act(button, to) {
  if (await desk.act(button.act)) beginActs(to);
}
