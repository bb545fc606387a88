// The ledger: every promise and every grievance, both ways, and what our people have reported.

import { crest, el } from "./dom.js";
import { page, sheet, title } from "./seat-state.js";

const TONE = { "in force": "good", signed: "brass", fell: "bad", void: "bad", left: "bad", ended: "" };

export function dealCard(deal, seats = sheet()) {
  return el(
    "li",
    { class: "card tight", key: deal.id ?? deal.text },
    el(
      "div",
      { class: "row apart" },
      el(
        "span",
        { class: "row" },
        deal.signatories.map((seat) => crest(seats, seat, true)),
        el(
          "span",
          { class: "quiet" },
          deal.signatories.map((seat) => seats.seats.find((s) => s.id === seat)?.title).join(", "),
        ),
      ),
      el(
        "span",
        { class: "row" },
        deal.public ? null : el("span", { class: "badge warn" }, "confidential"),
        deal.verified ? el("span", { class: "badge" }, "witnessed") : null,
        el("span", { class: `badge ${TONE[deal.status]}` }, deal.status),
      ),
    ),
    el("p", { class: "read" }, deal.text),
    el("p", { class: "small muted" }, deal.state),
    deal.breached.length
      ? el(
          "p",
          { class: "small bad" },
          `Broken by ${deal.breached.map((seat) => seats.seats.find((s) => s.id === seat)?.title).join(", ")}.`,
        )
      : null,
  );
}

export function ledgerPanel() {
  const { deals, standing, grievances, reports, home } = page.ledger;
  const mine = deals.filter((deal) => deal.mine),
    theirs = deals.filter((deal) => !deal.mine);
  return el(
    "div",
    { class: "stack" },
    el(
      "div",
      { class: "panel stack" },
      el("h2", {}, "What you have signed"),
      mine.length
        ? el(
            "ul",
            { class: "stack" },
            mine.map((deal) => dealCard(deal)),
          )
        : el("p", { class: "muted" }, "Nothing yet."),
    ),
    home
      ? el(
          "div",
          { class: "panel tight" },
          el("h2", {}, "Your people at home"),
          el("p", {}, `Home ratifies what you sign. ${home}`),
        )
      : null,
    theirs.length
      ? el(
          "div",
          { class: "panel stack" },
          el("h2", {}, "What others have signed"),
          el(
            "ul",
            { class: "stack" },
            theirs.map((deal) => dealCard(deal)),
          ),
        )
      : null,
    el(
      "div",
      { class: "panel stack" },
      el("h2", {}, "Pledges, demands and lines"),
      standing.length
        ? el(
            "ul",
            { class: "tight read" },
            standing.map((text) => el("li", {}, text)),
          )
        : el("p", { class: "muted" }, "Nothing hangs over the table."),
    ),
    el(
      "div",
      { class: "panel stack" },
      el("h2", {}, "Grievances"),
      grievances.length
        ? el(
            "ul",
            { class: "tight read" },
            grievances.map((text) => el("li", {}, text)),
          )
        : el("p", { class: "muted" }, "Nobody holds anything against anybody."),
    ),
    reports.length
      ? el(
          "div",
          { class: "panel stack" },
          el("h2", {}, "Private reports"),
          el(
            "ul",
            { class: "tight read" },
            reports.map((text) => el("li", {}, text)),
          ),
        )
      : null,
    el(
      "div",
      { class: "panel stack" },
      el("h2", {}, "Who is here"),
      el(
        "ul",
        { class: "tight" },
        page.delegation.members.map((m) =>
          el(
            "li",
            { class: "row apart", key: m.id },
            el(
              "span",
              {},
              m.name,
              el(
                "span",
                { class: "muted small" },
                ` · ${
                  sheet()
                    .seats.find((s) => s.id === page.head.seat)
                    .offices.find((o) => o.id === m.office)?.title ?? ""
                }`,
              ),
            ),
            el("span", { class: `badge ${m.here ? "good" : ""}` }, m.here ? "here" : "away"),
          ),
        ),
      ),
      el(
        "p",
        { class: "small muted" },
        Object.entries(page.head.seats)
          .filter(([, status]) => status !== "person")
          .map(([seat, status]) =>
            status === "computer"
              ? `${title(seat)} is played by a computer.`
              : `${title(seat)} is absent; it keeps what it has signed.`,
          )
          .join(" "),
      ),
    ),
  );
}
