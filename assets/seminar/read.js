// Sections of what is only read, as the server makes them: entries, their lines, tables. Who has buttons draws them.

import { crest, el, icon } from "./dom.js";
import { standing } from "./meters.js";
import { look } from "./tones.js";

const none = () => null;

// What tells an entry from the others of its section.
export const place = (each) => each.title ?? (each.lines ?? []).map(({ text }) => text).join(" ");

export const sections = (page, sheet, buttons = none) =>
  (page.sections ?? [])
    .filter((section) => section.entries || section.empty || section.table)
    .map((section) =>
      section.fold
        ? el(
            "details",
            { key: section.title },
            el("summary", {}, el("h2", {}, section.title)),
            held(section, sheet, buttons),
          )
        : [section.title ? el("h2", {}, section.title) : null, held(section, sheet, buttons)],
    );

const held = (section, sheet, buttons) => [
  section.table ? table(section.table) : null,
  section.entries
    ? entries(section.entries, sheet, buttons)
    : section.table
      ? null
      : el("p", { class: "muted" }, section.empty),
];

export const entries = (held, sheet, buttons = none) =>
  el(
    "ul",
    { class: "stack" },
    held.map((each) => entry(each, sheet, buttons)),
  );

function entry(each, sheet, buttons) {
  const { title, aside, seats = [], lines = [], waits, brief } = each;
  const plain = !title && !each.buttons && lines.length === 1;
  return el(
    "li",
    { class: plain ? "read" : `card tight ${waits ? "waits" : ""}`, key: place(each) },
    title
      ? el(
          "div",
          { class: "row apart" },
          el(
            "span",
            { class: "row" },
            seats.map((seat) => crest(sheet, seat, true)),
            el("b", {}, title),
          ),
          aside ? el("span", { class: "small muted" }, aside) : null,
        )
      : null,
    // Where a few words say what it comes to, the small lines that say it at length are read on demand.
    lines.filter(({ small }) => !brief || !small).map(line),
    brief
      ? el(
          "details",
          { key: "brief" },
          el("summary", { class: "small" }, brief),
          lines.filter(({ small }) => small).map(line),
        )
      : null,
    each.buttons ? buttons(each.buttons, place(each)) : null,
  );
}

function line(each) {
  if (each.meter) return standing(each.meter);
  const classes = `${each.small ? "small" : "read"} ${look(each.tone)}`;
  return el("p", { class: classes }, each.icon ? icon(each.icon) : null, each.icon ? " " : null, each.text);
}

function table({ title, heads, rows }) {
  return el(
    "div",
    { class: "scroll", tabindex: "0", role: "region", "aria-label": title },
    el(
      "table",
      { class: heads.length > 4 ? "wide" : "" },
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
            cells.map(({ text, tone }) => el("td", { class: look(tone) }, text)),
          ),
        ),
      ),
    ),
  );
}
