// A page that is only read, as the server makes it: sections, entries, lines, and the buttons that some have.

import { crest, el, icon } from "./dom.js";
import { remedy } from "./remedy.js";
import { desk, page, sheet, ui } from "./seat-state.js";
import { look } from "./tones.js";

export function readPanel(name) {
  const found = page[`page:${name}`];
  if (!found) return el("p", { class: "panel muted" }, "…");
  const shown = found.sections.filter((section) => section.entries || section.empty);
  return el(
    "div",
    { class: "stack" },
    shown.map((section) =>
      el(
        "div",
        { class: "panel stack", key: section.title },
        el("h2", {}, section.title),
        section.entries
          ? el("ul", { class: "stack" }, section.entries.map(entry))
          : el("p", { class: "muted" }, section.empty),
      ),
    ),
  );
}

function entry(each, place) {
  const plain = !each.title && !each.buttons && (each.lines ?? []).length === 1;
  return el(
    "li",
    { class: plain ? "read" : "card tight", key: `${place}:${each.title ?? ""}` },
    each.title
      ? el(
          "div",
          { class: "row apart" },
          el(
            "span",
            { class: "row" },
            (each.seats ?? []).map((seat) => crest(sheet(), seat, true)),
            el("b", {}, each.title),
          ),
          each.aside ? el("span", { class: "small muted" }, each.aside) : null,
        )
      : null,
    (each.lines ?? []).map(line),
    each.buttons ? el("div", { class: "row" }, each.buttons.map(button)) : null,
  );
}

function line(each) {
  const classes = `${each.small ? "small" : "read"} ${look(each.tone)}`;
  return el("p", { class: classes }, each.icon ? icon(each.icon) : null, each.icon ? " " : null, each.text);
}

function button({ label, act, refusal, remedy: cure }) {
  const where = `page:${label}`;
  return el(
    "span",
    { class: "tight", key: label },
    el(
      "button",
      { class: "small", disabled: Boolean(refusal) || ui.busy.has(where), onclick: () => desk.act(act, where) },
      label,
    ),
    refusal ? el("span", { class: "small muted" }, refusal, " ", remedy(cure)) : null,
  );
}
