// A forecast as the server gives it: each meter with what is expected and how sure that is.

import { el } from "./dom.js";

const signed = (by) => `${by < 0 ? "−" : "+"}${Math.abs(by)}`;

// How much of a change the plan brings, where something happens anyway.
const share = ({ by, planned }) =>
  planned && planned !== by ? `  ${signed(planned)} by this, ${signed(by - planned)} anyway` : "";

// `text`: what a text adds to what happens anyway; else where a plan leaves every meter.
export function forecastList(forecast, text = false) {
  if (!forecast.meters.length && !forecast.risks.length)
    return el("p", { class: "small muted" }, "No meter is expected to move by this.");
  return el(
    "div",
    { class: "tight forecast" },
    el("h3", {}, text ? "What it changes by the end of the round" : "Expected by the end of the round"),
    el(
      "p",
      { class: "small muted" },
      text ? "Against doing without it." : "If nobody else does anything; drift is counted.",
    ),
    el(
      "ul",
      { class: "tight" },
      forecast.meters.map((meter) =>
        el(
          "li",
          { class: "row apart small", key: meter.name },
          el("span", { class: "grow" }, meter.name),
          text
            ? el("b", { class: "number" }, `${meter.by > 0 ? "+" : "−"}${Math.abs(meter.by)}`)
            : el(
                "span",
                {},
                `${meter.now} → `,
                el("b", {}, String(meter.now + meter.by)),
                el("span", { class: "muted" }, meter.low === meter.high ? "" : `  (${meter.low} to ${meter.high})`),
                el("span", { class: "muted" }, share(meter)),
              ),
        ),
      ),
    ),
    forecast.risks.map((line) => el("p", { class: "small warn" }, line)),
  );
}
