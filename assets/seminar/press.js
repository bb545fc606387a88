// The press: a few lines that every page of a table shows. It sees what the projector sees.

import { toast } from "./announcer.js";
import { el } from "./dom.js";

const ui = { text: "", everywhere: false, busy: false };

export function form(line, table, redraw) {
  const send = async (event) => {
    event.preventDefault();
    if (ui.busy) return;
    ui.busy = true;
    const answer = await line.ask({ t: "bulletin", table: ui.everywhere ? 0 : table, text: ui.text });
    ui.busy = false;
    if (answer.t === "ok") {
      ui.text = "";
      toast("Published.");
    } else toast(answer.text, true);
    redraw();
  };
  return el(
    "form",
    { class: "panel stack press", onsubmit: send },
    el(
      "label",
      { class: "field" },
      el("span", { class: "label" }, "Bulletin of the press"),
      el("textarea", {
        id: "bulletin",
        rows: "2",
        maxlength: "400",
        value: ui.text,
        oninput: (event) => {
          ui.text = event.target.value;
        },
      }),
    ),
    el(
      "div",
      { class: "row" },
      el(
        "label",
        { class: "row" },
        el("input", {
          type: "checkbox",
          checked: ui.everywhere,
          onchange: (event) => {
            ui.everywhere = event.target.checked;
          },
        }),
        "at every table",
      ),
      el("button", { class: "main", disabled: ui.busy }, "Publish"),
    ),
  );
}
