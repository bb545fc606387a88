// The composer: who signs, what each gives, on which terms; and beside it what the server says of it from our View.

import { crest, el, icon } from "./dom.js";
import { forecastList } from "./forecast.js";
import { remedy } from "./remedy.js";
import {
  can,
  concession,
  desk,
  emptyOffer,
  fromText,
  keep,
  me,
  offerAct,
  others,
  page,
  sheet,
  title,
  ui,
  whoCan,
  whose,
} from "./seat-state.js";

let timer = 0;

// Asks for the forecast of what is being written, and lets the delegation see it as a draft.
export function watchComposer() {
  keep();
  clearTimeout(timer);
  timer = setTimeout(() => {
    if (!page.head || page.head.outcome || page.head.phase !== "negotiation") return;
    const act = offerAct(ui.offer);
    if (ui.offer.signatories.length === 0) {
      ui.forecast = null;
      desk.redraw();
      return;
    }
    ui.asked = desk.ask({ t: "forecast", act });
    ui.askedFor = JSON.stringify(act);
    if (page.delegation.members.length > 1) desk.send({ t: "draft", draft: act });
  }, 220);
}

desk.recompose = () => {
  watchComposer();
  desk.redraw();
};

function change(edit) {
  edit(ui.offer);
  if (ui.offer.signatories.length === 0) ui.offer.clauses = {};
  desk.recompose();
}

export function composerPanel() {
  const offer = ui.offer;
  const open = page.head.phase === "negotiation" && !page.head.outcome;
  if (!open)
    return el(
      "div",
      { class: "panel tight" },
      el("h2", {}, "Composer"),
      el(
        "p",
        { class: "muted" },
        page.head.outcome
          ? "The game is over."
          : "Plans are being made. Offers are put again when the next round opens.",
      ),
    );
  const signing = [me(), ...offer.signatories];
  return el(
    "div",
    { class: "stack" },
    drafts(),
    el(
      "div",
      { class: "panel stack" },
      el(
        "header",
        {},
        el("h2", {}, offer.counters ? `Counter to ${countered(offer)}` : "Compose an offer"),
        el(
          "button",
          {
            class: "plain small",
            onclick: () => {
              ui.offer = emptyOffer();
              ui.forecast = null;
              desk.recompose();
            },
          },
          "Start anew",
        ),
      ),
      templates(),
      el(
        "fieldset",
        { class: "tight" },
        el("legend", {}, "With"),
        el(
          "div",
          { class: "row seats" },
          others().map((seat) => toggle(seat, offer)),
        ),
      ),
      offer.signatories.length
        ? giving(me(), "You give", offer)
        : el("p", { class: "muted" }, "Choose at least one other delegation."),
      offer.signatories.map((seat) => giving(seat, `${title(seat)} gives`, offer)),
      offer.signatories.length ? terms(offer, signing) : null,
    ),
    offer.signatories.length ? preview(offer) : null,
    Object.keys(offer.clauses).length ? bar() : null,
  );
}

// The preview belongs to one draft: until that of a changed draft is there, nothing is put.
const read = () => Boolean(ui.forecast) && ui.forecast.draft === JSON.stringify(offerAct(ui.offer));

function countered(offer) {
  const found = page.offers.find((each) => each.number === offer.counters);
  return found ? whose(found) : "an offer";
}

// In sight while one scrolls through the clauses: what it comes to, and the way to the whole.
function bar() {
  const found = ui.forecast;
  const own = found?.homes?.find((home) => home.seat === me());
  const home = own ? (own.verdict === "passes" ? ", passes at home" : ", falls at home") : "";
  const words = !read()
    ? "…"
    : found.refusal
      ? "cannot be put like this"
      : `${found.each} points a round to you${home}`;
  return el(
    "div",
    { class: "bar row apart" },
    el("span", { class: `grow small ${found?.refusal || own?.verdict === "fails" ? "bad" : ""}` }, el("b", {}, words)),
    el(
      "button",
      {
        class: "small",
        onclick: () => document.querySelector("#composer .preview")?.scrollIntoView({ block: "start" }),
      },
      "Read it",
    ),
  );
}

function templates() {
  const fits = sheet().templates.filter((t) => t.signatories.includes(me()));
  if (!fits.length) return null;
  return el(
    "label",
    { class: "field" },
    el("span", { class: "label" }, "Start from a model text"),
    el(
      "select",
      {
        id: "template",
        onchange: (event) => {
          const t = fits[Number(event.target.value)];
          if (t) {
            ui.offer = fromText(t);
            event.target.value = "";
            desk.recompose();
          }
        },
      },
      el("option", { value: "" }, "an empty page"),
      fits.map((t, n) =>
        el(
          "option",
          { value: String(n) },
          `${t.title} (with ${t.signatories
            .filter((s) => s !== me())
            .map(title)
            .join(", ")})`,
        ),
      ),
    ),
  );
}

function toggle(seat, offer) {
  const on = offer.signatories.includes(seat.id);
  return el(
    "button",
    {
      class: `small seat-toggle ${on ? "chosen" : ""}`,
      "aria-pressed": String(on),
      key: seat.id,
      onclick: () =>
        change((o) => {
          if (on) {
            o.signatories = o.signatories.filter((each) => each !== seat.id);
            for (const id of Object.keys(o.clauses)) if (concession(id).giver === seat.id) delete o.clauses[id];
            if (o.witness === seat.id) o.witness = "";
          } else o.signatories = [...o.signatories, seat.id];
        }),
    },
    crest(sheet(), seat.id, true),
    seat.title,
  );
}

function worth(id, level) {
  return page.brief.worths[`${id}:${level}`] ?? 0;
}

export function points(hundredths) {
  const value = hundredths / 100;
  return value > 0 ? `+${value}` : value < 0 ? `−${-value}` : "0";
}

function giving(seat, label, offer) {
  const all = sheet().concessions.filter((each) => each.giver === seat);
  if (!all.length)
    return el(
      "p",
      { class: "small muted" },
      `${seat === me() ? "You have" : `${title(seat)} has`} nothing to give in this scenario.`,
    );
  return el(
    "fieldset",
    { class: "tight giving", key: `give-${seat}` },
    el("legend", {}, label),
    el(
      "ul",
      { class: "clauses" },
      all.map((each) => clauseRow(each, offer.clauses[each.id])),
    ),
  );
}

function clauseRow(each, clause) {
  const pick = (level) =>
    change((o) => {
      if (level) o.clauses[each.id] = { delay: 0, rounds: 0, ...o.clauses[each.id], level };
      else delete o.clauses[each.id];
    });
  const value = clause ? worth(each.id, clause.level) : null;
  const best = each.levels.map((_, n) => points(worth(each.id, n + 1))).join(" / ");
  return el(
    "li",
    { class: `clause ${clause ? "on" : ""}`, key: each.id },
    el(
      "div",
      { class: "row apart" },
      el("span", {}, each.title, each.quiet ? el("span", { class: "small muted" }, " · may be confidential") : null),
      el(
        "span",
        {
          class: `worth ${value === null ? "muted" : value < 0 ? "bad" : "good"}`,
          title: "worth to you, points a round",
        },
        value === null ? best : points(value),
        el("span", { class: "quiet" }, " points a round to you"),
      ),
    ),
    el(
      "div",
      { class: "levels", role: "group", "aria-label": each.title },
      each.levels.map((level, n) =>
        el(
          "label",
          { class: `level ${clause?.level === n + 1 ? "chosen" : ""}` },
          el("input", {
            type: "checkbox",
            checked: clause?.level === n + 1,
            onchange: () => pick(clause?.level === n + 1 ? 0 : n + 1),
          }),
          el("span", {}, level.title),
        ),
      ),
    ),
    clause
      ? el(
          "div",
          { class: "row when" },
          el(
            "label",
            {},
            el("span", { class: "quiet" }, `How long: ${each.title}`),
            el(
              "select",
              {
                value: String(clause.rounds),
                onchange: (event) =>
                  change((o) => {
                    o.clauses[each.id].rounds = Number(event.target.value);
                  }),
              },
              el("option", { value: "0" }, "with no end date"),
              el("option", { value: String(sheet().numbers.shortest) }, `for ${sheet().numbers.shortest} rounds`),
            ),
          ),
          el(
            "label",
            {},
            el("span", { class: "quiet" }, `From when: ${each.title}`),
            el(
              "select",
              {
                value: String(clause.delay),
                onchange: (event) =>
                  change((o) => {
                    o.clauses[each.id].delay = Number(event.target.value);
                  }),
              },
              Array.from({ length: sheet().numbers.delay + 1 }, (_, n) =>
                el(
                  "option",
                  { value: String(n) },
                  n === 0 ? "at once" : n === 1 ? "one round later" : `${n} rounds later`,
                ),
              ),
            ),
          ),
        )
      : null,
  );
}

function terms(offer, signing) {
  const plays = sheet().plays;
  return el(
    "fieldset",
    { class: "stack terms" },
    el("legend", {}, "Terms"),
    plays.verification
      ? el(
          "label",
          { class: "field" },
          el("span", {}, "Witness, who verifies it"),
          el(
            "select",
            {
              value: offer.witness,
              onchange: (event) =>
                change((o) => {
                  o.witness = event.target.value;
                  if (o.witness && o.witness !== me() && !o.signatories.includes(o.witness))
                    o.signatories.push(o.witness);
                }),
            },
            el("option", { value: "" }, "nobody"),
            sheet().seats.map((seat) =>
              el(
                "option",
                { value: seat.id },
                signing.includes(seat.id) ? seat.title : `${seat.title} (joins the text)`,
              ),
            ),
          ),
        )
      : null,
    el(
      "div",
      { class: "row" },
      plays.breach
        ? el(
            "label",
            { class: "check" },
            el("input", {
              type: "checkbox",
              checked: offer.snapback,
              onchange: (event) =>
                change((o) => {
                  o.snapback = event.target.checked;
                }),
            }),
            "Snap-back: a breach releases everyone",
          )
        : null,
      el(
        "label",
        { class: "check" },
        el("input", {
          type: "checkbox",
          checked: !offer.public,
          onchange: (event) =>
            change((o) => {
              o.public = !event.target.checked;
            }),
        }),
        "Confidential",
      ),
    ),
  );
}

function preview(offer) {
  const found = ui.forecast;
  const alone = offer.signatories.length === 1 ? offer.signatories[0] : null;
  const asked = alone
    ? Object.entries(offer.clauses)
        .filter(([id]) => concession(id).giver === alone)
        .map(([id, c]) => ({ concession: id, level: c.level, delay: c.delay, rounds: c.rounds }))
    : [];
  return el(
    "div",
    { class: "panel stack preview", "aria-label": "What it says and what it does" },
    el("h2", {}, "What it says"),
    found
      ? el("p", { class: `read ${read() ? "" : "muted"}`, "aria-busy": String(!read()) }, found.sentence)
      : el("p", { class: "muted" }, "…"),
    read()
      ? null
      : el(
          "p",
          { class: "small muted" },
          desk.stands()
            ? "You have changed it: what it says now comes in a moment."
            : "What it says now comes when the connection is back.",
        ),
    found?.refusal ? el("p", { class: "refusal" }, found.refusal, " ", read() ? remedy(found.cure) : null) : null,
    found && !found.refusal
      ? el(
          "div",
          { class: "stack" },
          el(
            "div",
            { class: "row apart worth-line" },
            el("span", {}, "Worth to you, if kept"),
            el(
              "span",
              {},
              el(
                "span",
                { class: `number ${found.sign > 0 ? "good" : found.sign < 0 ? "bad" : ""}` },
                `${found.each} a round`,
              ),
              ` · ${found.total} until the end`,
            ),
          ),
          found.besides ? el("p", { class: "small note" }, found.besides) : null,
          found.homes.length
            ? el(
                "ul",
                { class: "tight" },
                found.homes.map((home) =>
                  el(
                    "li",
                    { class: "row home", key: home.seat },
                    crest(sheet(), home.seat, true),
                    el("span", { class: `grow small ${home.verdict === "fails" ? "bad" : ""}` }, home.text),
                  ),
                ),
              )
            : null,
          forecastList(found.forecast, true),
        )
      : null,
    can("offer")
      ? null
      : el(
          "p",
          { class: "small note" },
          `For your delegation the ${whoCan("offer")} puts offers, and sees this as your draft.`,
        ),
    can("offer") &&
      el(
        "div",
        { class: "row" },
        el(
          "button",
          { class: "main", disabled: !read() || Boolean(found.refusal) || ui.busy.has("offer"), onclick: put },
          icon("offer"),
          offer.counters ? "Put the counter-offer" : "Put the offer",
        ),
        alone
          ? el(
              "button",
              { disabled: ui.busy.has("ask"), onclick: () => desk.act({ verb: "ask", to: alone, wish: asked }) },
              icon("ask"),
              asked.length ? "What would it take for this?" : "What would it take?",
            )
          : null,
      ),
  );
}

// What is composed while the put waits for the line is another draft, and stays.
async function put() {
  const act = offerAct(ui.offer);
  const put = JSON.stringify(act);
  if (await desk.act(act, "offer", { of: ui.forecast.of, words: `Your offer: ${ui.forecast.sentence}` })) {
    if (JSON.stringify(offerAct(ui.offer)) !== put) return;
    ui.offer = emptyOffer();
    ui.forecast = null;
    desk.send({ t: "draft", draft: null });
    desk.show(innerWidth < 760 ? "rooms" : "composer");
  }
}

function drafts() {
  const found = page.delegation.drafts.filter((draft) => draft.verb === "offer");
  if (!found.length) return null;
  return el(
    "div",
    { class: "panel stack" },
    el("h2", {}, "Your delegation drafts"),
    found.map((draft) =>
      el(
        "div",
        { class: "note tight", key: draft.by },
        el("b", {}, draft.by),
        el("p", { class: "read small" }, draft.words),
        el(
          "button",
          {
            class: "small",
            onclick: () => {
              ui.offer = fromText(draft.act.text, draft.act.counters ?? 0);
              desk.recompose();
            },
          },
          "Go on with this",
        ),
      ),
    ),
  );
}
