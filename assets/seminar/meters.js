// Meters: a trough, its number, its word, how it moved. Confidence is told with its two fears.

import { crest, el, icon, name } from "./dom.js";

export function delta(meter) {
  if (meter.delta === null || meter.delta === undefined) return null;
  if (meter.delta === 0) return el("span", { class: "small muted" }, "no change");
  const up = meter.delta > 0;
  return el(
    "span",
    { class: `small ${meter.welcome ? "good" : "bad"}` },
    `${up ? "▲ +" : "▼ −"}${Math.abs(meter.delta)} since last round`,
  );
}

export function bar(meter, thick) {
  const value = meter.value ?? (meter.low + meter.high) / 2;
  return el(
    "div",
    {
      class: `meter${thick ? " thick" : ""} tone-${meter.tone}`,
      "aria-hidden": "true",
      style: { "--fill": `${value}%` },
    },
    el("i"),
  );
}

export function reading(meter) {
  const word = el("span", { class: `toned tone-${meter.tone}` }, meter.band);
  return meter.value === null
    ? el("span", { class: "reading" }, word)
    : el("span", { class: "reading" }, el("span", { class: "number" }, String(meter.value)), " ", word);
}

// Where a meter stands, among lines that are read.
export const standing = (meter) =>
  el(
    "div",
    { class: "tight", key: meter.key },
    el("div", { class: "row apart" }, el("span", {}, meter.name), reading(meter)),
    bar(meter),
  );

export function plainMeter(meter, why) {
  return el(
    "li",
    { class: "meter-line tight", key: meter.key },
    el("div", { class: "row apart" }, el("span", {}, meter.name), reading(meter)),
    bar(meter),
    el(
      "div",
      { class: "row apart" },
      delta(meter) ?? el("span", { class: "small muted" }, meter.value === null ? "only the band is known" : ""),
      why ? why(meter) : null,
    ),
  );
}

// The heart of the page: who trusts whom, how far, which fear is behind it.
export function allianceCard(sheet, alliance, why) {
  const [partner, guarantor] = [alliance.partner, alliance.guarantor];
  return el(
    "li",
    { class: "alliance", key: alliance.key },
    el(
      "div",
      { class: "pair" },
      crest(sheet, partner),
      el("div", { class: "link", "aria-hidden": "true" }, cord(alliance)),
      crest(sheet, guarantor),
    ),
    el(
      "div",
      { class: "row apart" },
      el("h3", {}, `${name(sheet, partner)} in ${name(sheet, guarantor)}`),
      el(
        "span",
        { class: "reading big" },
        el("span", { class: "number" }, String(alliance.value)),
        " ",
        el("span", { class: `toned tone-${alliance.tone}` }, alliance.band),
      ),
    ),
    bar(alliance, true),
    el(
      "div",
      { class: "row apart" },
      delta(alliance) ?? el("span", { class: "small muted" }, "confidence, 0 to 100"),
      why ? why(alliance) : null,
    ),
    el(
      "ul",
      { class: "fears" },
      alliance.fears.map((fear) =>
        el(
          "li",
          { class: "tight", key: fear.key },
          el(
            "div",
            { class: "row apart small" },
            el("span", { class: "row" }, icon(fear.kind), ` ${fear.short}`),
            el(
              "span",
              {},
              el("b", {}, String(fear.value)),
              " ",
              fear.delta
                ? el(
                    "span",
                    { class: fear.welcome ? "good" : "bad" },
                    `(${fear.delta > 0 ? "+" : "−"}${Math.abs(fear.delta)})`,
                  )
                : null,
            ),
          ),
          bar(fear),
        ),
      ),
    ),
  );
}

// A cord that thickens with confidence and frays without it.
function cord(alliance) {
  const width = 2 + alliance.value / 9;
  const gaps = alliance.value >= 60 ? null : alliance.value >= 40 ? "22 5" : alliance.value >= 20 ? "12 8" : "5 11";
  return el(
    "svg",
    { viewBox: "0 0 200 20", preserveAspectRatio: "none", class: `tone-${alliance.tone}` },
    el("line", {
      x1: 0,
      y1: 10,
      x2: 200,
      y2: 10,
      class: "cord",
      "stroke-width": width.toFixed(1),
      "stroke-dasharray": gaps,
    }),
  );
}
