// What may be expected of a text or a plan, as the server makes it: meters with their changes, books, risks.

import { el } from "./dom.js";

const signed = (by) => `${by < 0 ? "−" : "+"}${Math.abs(by)}`;

// Folded: what a text or a plan brings is read on demand.
export const foreseen = (outlook) =>
  outlook
    ? el(
        "details",
        { key: "foreseen" },
        el("summary", { class: "small" }, "By the end of the round"),
        outlookList(outlook),
      )
    : null;

export function outlookList({ against, books, meters, risks }) {
  if (!meters.length && !risks.length && !books)
    return el("p", { class: "small muted" }, "It should change nothing by the end of the round.");
  return el(
    "div",
    { class: "tight forecast" },
    el("p", { class: "small muted" }, against),
    books ? el("p", { class: "small" }, books) : null,
    el(
      "ul",
      { class: "tight" },
      meters.map((meter) =>
        el(
          "li",
          { class: "row apart small", key: meter.key, title: meter.text },
          el("span", { class: "grow" }, meter.name),
          el("span", { class: "muted" }, `${meter.now} → `, el("b", {}, String(meter.now + meter.by))),
          meter.planned ? el("b", { class: "number" }, `${signed(meter.planned)} by this`) : null,
        ),
      ),
    ),
    risks.map((line) => el("p", { class: "small warn" }, line)),
  );
}
