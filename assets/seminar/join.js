// Joining: a code, a seat, an office, a pseudonym.

import { lost, say } from "./announcer.js";
import { Line, recall, remember } from "./connection.js";
import { $, draw, el, emblem, icon } from "./dom.js";

const ui = {
  code: location.hash.slice(1),
  linked: Boolean(location.hash.slice(1)),
  personal: location.hash.startsWith("#p=") ? location.hash.slice(3) : "",
  whole: /** @type {any} */ (null),
  table: /** @type {any} */ (null),
  seat: "",
  office: "",
  name: "",
  refusal: "",
  busy: false,
};
if (ui.personal) ui.code = "";
if (location.hash) history.replaceState(null, "", location.pathname);

const line = new Line({
  opening: () => null,
  state: (open, why) => {
    lost(open, why);
    if (open && ui.asked) line.send(ui.asked);
    else if (open && ui.personal && !ui.looked) openLink();
    else if (open && ui.linked && !ui.looked) look();
  },
  heard,
});

// What is asked before the line stands, or as it breaks, is asked when it stands again.
function ask(frame) {
  ui.busy = true;
  ui.asked = frame;
  line.send(frame);
  paint();
}

function heard(frame) {
  ui.busy = false;
  ui.asked = null;
  if (frame.t === "table") {
    ui.table = frame;
    ui.refusal = "";
    ui.seat = frame.own;
    say(`${frame.name}. Choose a seat.`);
    paint();
    ($("name") ?? $("step").querySelector(".seat-choice:not(:disabled)"))?.focus();
  } else if (frame.t === "class") {
    ui.whole = frame;
    ui.refusal = "";
    say(`${frame.title}. Type a pseudonym.`);
    paint();
    $("name")?.focus();
  } else if (frame.t === "no") refuse(frame.text);
  else if (frame.t === "welcome") {
    remember("seat", frame.token);
    remember("seat-code", frame.code || (ui.table?.own ? ui.code.toUpperCase() : ""));
    line.end();
    location.assign("/seat");
  }
}

function refuse(text) {
  ui.refusal = text;
  say(text);
  paint();
}

function openLink() {
  ui.looked = true;
  ask({ t: "personal", link: ui.personal });
}

// What is typed next stands below the seats, on a phone out of sight: the page goes there.
function choice(seat) {
  ui.seat = seat;
  ui.office = "";
  paint();
  $("name").focus({ preventScroll: true });
  $("who").scrollIntoView({
    block: "start",
    behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth",
  });
}

function look(event) {
  event?.preventDefault();
  ui.looked = true;
  if (ui.busy) return;
  if (!ui.code.trim()) {
    refuse("Type the code first.");
    $("code").focus();
    return;
  }
  ask({ t: "look", code: ui.code });
}

function join(event) {
  event.preventDefault();
  if (ui.busy) return;
  ask({ t: "join", code: ui.code, seat: ui.seat, office: ui.office || offices()[0]?.id || "", name: ui.name });
}

const offices = () => ui.table.seats.find((seat) => seat.id === ui.seat)?.offices ?? [];

function paint() {
  draw($("step"), ui.table ? choose() : ui.whole ? classForm() : codeForm());
}

function comeIn(event) {
  event.preventDefault();
  if (!ui.busy) ask({ t: "join", code: ui.code, name: ui.name });
}

// The class code asks for a name alone: the class gives the seat.
function classForm() {
  return el(
    "form",
    { class: "stack", onsubmit: comeIn },
    el("header", {}, el("h2", {}, ui.whole.title)),
    nameField(ui.whole.roster ? "Your name, as it stands on the class list" : "Pseudonym"),
    ui.refusal ? el("p", { class: "refusal", role: "alert" }, ui.refusal) : null,
    el("button", { class: "main", disabled: ui.busy }, icon("right"), "Come in: you are given a seat"),
  );
}

function nameField(label) {
  return el(
    "label",
    { class: "field" },
    el("span", { class: "label" }, label),
    el("input", {
      type: "text",
      id: "name",
      maxlength: "200",
      autocomplete: "off",
      value: ui.name,
      oninput: (event) => {
        ui.name = event.target.value;
      },
      "aria-describedby": "name-help",
    }),
    el("span", { id: "name-help", class: "small muted" }, "1 to 24 characters, a letter or digit among them."),
  );
}

function codeForm() {
  return [
    el(
      "form",
      { class: "stack", onsubmit: look },
      el(
        "label",
        { class: "field" },
        el("span", { class: "label" }, "Class code, table code, or your seat's code"),
        el("input", {
          type: "text",
          id: "code",
          class: "big-code",
          autocomplete: "off",
          autocapitalize: "characters",
          spellcheck: "false",
          maxlength: "12",
          placeholder: "ABCD-EFGH",
          value: ui.code,
          oninput: (event) => {
            ui.code = event.target.value;
            ui.linked = false;
          },
          "aria-describedby": "code-help",
        }),
      ),
      el(
        "p",
        { id: "code-help", class: "small muted" },
        "The code stands on the projector until the game begins; after that the facilitator has it. " +
          "With your seat's code you come back on this device.",
      ),
      ui.refusal ? el("p", { class: "refusal", role: "alert" }, ui.refusal) : null,
      el("button", { class: "main", disabled: ui.busy }, "Find the table"),
    ),
    recall("seat")
      ? el(
          "p",
          { class: "row apart" },
          el("span", { class: "small muted" }, "This device has a seat already."),
          el("a", { class: "button small", href: "/seat" }, "Go back to it"),
        )
      : null,
  ];
}

function choose() {
  const { table } = ui;
  const seats = table.own ? table.seats.filter((seat) => seat.yours) : table.seats;
  const mates = table.own ? seats[0].members : [];
  return el(
    "form",
    { class: "stack", onsubmit: join },
    el(
      "header",
      {},
      el("h2", {}, table.name),
      el(
        "button",
        {
          class: "plain small",
          type: "button",
          onclick: () => {
            ui.table = null;
            ui.refusal = "";
            paint();
          },
        },
        "Another code",
      ),
    ),
    el(
      "div",
      { class: "seats", role: "group", "aria-label": "Seats" },
      seats.map((seat) => {
        const closed = seat.taken && !seat.yours;
        return el(
          "button",
          {
            type: "button",
            class: `seat-choice seat-${table.seats.indexOf(seat) % 8}`,
            key: seat.id,
            disabled: closed,
            "aria-pressed": String(ui.seat === seat.id),
            onclick: () => choice(seat.id),
          },
          el("span", { class: "crest" }, emblem(seat)),
          el(
            "span",
            { class: "grow" },
            el("b", {}, seat.title),
            el("span", { class: "small muted" }, ` ${seat.role}`),
            el("br"),
            el("span", { class: "small" }, closed ? "Taken. Its members can read you its seat code." : seat.text),
          ),
        );
      }),
    ),
    mates.length
      ? el(
          "p",
          { class: "small" },
          "Here already: ",
          el("b", {}, mates.join(", ")),
          el("br"),
          "If you are one of them, type that name to come back.",
        )
      : null,
    seats.every((seat) => seat.taken && !seat.yours)
      ? el(
          "p",
          { class: "note" },
          "Every seat here is taken. Ask a delegation for its seat code and go back to “Another code”, " +
            "or ask the facilitator for another table.",
        )
      : null,
    ui.seat
      ? el(
          "label",
          { class: "field", id: "who" },
          el("span", { class: "label" }, "Office"),
          el(
            "select",
            {
              value: ui.office || offices()[0]?.id,
              onchange: (event) => {
                ui.office = event.target.value;
              },
            },
            offices().map((o) => el("option", { value: o.id }, o.title)),
          ),
        )
      : null,
    ui.seat ? nameField("Pseudonym") : null,
    ui.refusal ? el("p", { class: "refusal", role: "alert" }, ui.refusal) : null,
    el(
      "button",
      { class: "main", disabled: ui.busy || !ui.seat },
      icon("right"),
      ui.seat ? "Take this seat" : "Choose a seat",
    ),
  );
}

paint();
