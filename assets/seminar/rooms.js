// Rooms: what waits for an answer, offers as cards that read as sentences, and talk.

import { beginActs, otherActs } from "./acts.js";
import { $, el, field, icon } from "./dom.js";
import { begin, choose } from "./draft.js";
import { cards } from "./page.js";
import { can, desk, keep, me, others, page, sheet, title, ui } from "./seat-state.js";

export function roomsPanel() {
  const { cards: waiting } = page.todo;
  const open = page.offers.filter((offer) => offer.status === "open");
  const answered = page.offers.filter((offer) => offer.fate && offer.round === page.head.round);
  const closed = page.offers.filter((offer) => offer.status !== "open" && !answered.includes(offer));
  return el(
    "div",
    { class: "stack" },
    waiting.length ? el("div", { class: "panel stack" }, el("h2", {}, "Waits for you"), cards(waiting)) : null,
    el(
      "div",
      { class: "panel stack" },
      el(
        "header",
        {},
        el("h2", {}, "Offers"),
        el("span", { class: "small muted" }, open.length ? `${open.length} open` : "none open"),
      ),
      offersOpen([...open].sort((a, b) => Number(b.waits) - Number(a.waits))),
      answered.map((offer) =>
        el(
          "details",
          { key: `fate-${offer.number}` },
          el("summary", { class: "small" }, offer.fate),
          cards([{ ...offer, lines: offer.lines.filter(({ text }) => text !== offer.fate) }]),
        ),
      ),
      closed.length ? el("details", {}, el("summary", {}, `${closed.length} earlier`), cards(closed)) : null,
    ),
    talk(),
  );
}

// One text at a time is read whole; of the others one line, until somebody asks.
function offersOpen(open) {
  const [first, ...others] = open;
  if (!first) return null;
  return [
    cards([first]),
    others.map((offer) =>
      el(
        "details",
        { key: offer.number },
        el(
          "summary",
          {},
          el("b", {}, offer.title),
          offer.brief ? el("span", { class: "small muted" }, ` ${offer.brief}`) : null,
        ),
        cards([offer]),
      ),
    ),
  ];
}

function compose(seat) {
  begin("offer");
  choose("offer", `with:${seat}`, true);
  desk.show("composer");
}

function talk() {
  const rooms = page.rooms;
  if (!rooms.some((room) => room.key === ui.room)) ui.room = rooms.find((room) => room.plenary)?.key ?? rooms[0].key;
  const room = rooms.find((each) => each.key === ui.room);
  ui.open.delete(`new:${room.key}`);
  const shown = rooms.filter((each) => each === room || each.plenary || ui.open.has(`new:${each.key}`));
  const apart = others().filter(
    (seat) => !rooms.some((each) => each.members.length === 2 && each.members.includes(seat.id)),
  );
  const into = (each) =>
    el(
      "button",
      {
        class: `small ${each.key === room.key ? "chosen" : ""}`,
        "aria-pressed": String(each.key === room.key),
        key: each.key,
        onclick: () => {
          ui.room = each.key;
          desk.redraw();
        },
      },
      each.title,
      ui.open.has(`new:${each.key}`)
        ? el("span", { class: "mark" }, "•", el("span", { class: "quiet" }, " new messages"))
        : null,
    );
  const anew = (seat) =>
    el(
      "button",
      {
        class: "small ghost",
        key: `new-${seat.id}`,
        onclick: () => {
          ui.to = [seat.id];
          ui.say = "";
          ui.newRoom = true;
          desk.redraw();
          $("say")?.focus();
        },
      },
      `+ ${seat.title}`,
    );
  return el(
    "div",
    { class: "panel stack talk" },
    el("header", {}, el("h2", {}, "Talk")),
    el(
      "div",
      { class: "row rooms", role: "group", "aria-label": "Rooms" },
      shown.map(into),
      shown.length < rooms.length + apart.length
        ? el(
            "details",
            { key: "more-rooms" },
            el("summary", { class: "small" }, "Other rooms"),
            el("div", { class: "row" }, rooms.filter((each) => !shown.includes(each)).map(into), apart.map(anew)),
          )
        : null,
    ),
    messages(room),
    sayForm(room),
    roomTools(room),
  );
}

// The latest talk is read; what came before it is there on demand.
const LATEST = 2;
function messages(room) {
  const earlier = ui.older[room.key]?.messages.filter((m) => m.n < room.first) ?? [];
  const every = [...earlier, ...room.messages];
  const now = every.filter(({ round }) => round === page.head.round);
  const shown = ui.all.has(room.key) ? every.length : Math.max(1, Math.min(now.length, LATEST));
  const all = every.slice(-shown);
  const first = all.length ? all[0].n : room.first;
  const more = () => {
    ui.all.add(room.key);
    if (every[0].n === first) desk.send({ t: "older", room: room.key, before: first });
    desk.redraw();
  };
  return el(
    "div",
    { class: "stack" },
    first > 0 ? el("button", { class: "plain small", onclick: more }, "Earlier messages") : null,
    el(
      "ol",
      { class: "messages tight", "aria-label": `Messages in ${room.title}` },
      all.length
        ? all.map((m) =>
            el(
              "li",
              { class: m.by === me() ? "mine" : "", key: `${room.key}:${m.n}` },
              el(
                "span",
                { class: "small muted" },
                el("b", {}, m.by === me() ? m.member || "You" : title(m.by)),
                m.by !== me() && m.member ? ` (${m.member})` : "",
                ` · round ${m.round}`,
              ),
              el("p", {}, m.text),
            ),
          )
        : el("li", { class: "muted" }, "Nobody has spoken here yet."),
    ),
    room.notes.map((note) => el("p", { class: "small note" }, note.text)),
  );
}

const READ_BACK = 400;
let typing = 0;

// What a computer would hear is asked for when the typing rests; it sends nothing by itself.
function readBack(to) {
  clearTimeout(typing);
  const text = ui.say.trim();
  if (text && text.length <= READ_BACK) typing = setTimeout(() => desk.send({ t: "reading", text, to }), 400);
}

function heardAs(to) {
  const found = ui.reading;
  if (!found?.lines.length || found.of !== ui.say.trim() || found.to.join() !== to.join())
    return page.head.round > 1
      ? null
      : el("p", { class: "small muted" }, "Computer delegations answer what you say. Words bind nobody: a text does.");
  const put = async () => {
    if (await desk.act({ verb: "offer", text: found.text, counters: 0 }, "say")) {
      field("say").value = "";
      ui.say = "";
      keep();
      desk.redraw();
    }
  };
  const look = () => {
    begin("offer", { verb: "offer", text: found.text, counters: 0 });
    desk.show("composer");
  };
  return el(
    "div",
    { class: "stack", id: "heard" },
    el("p", { class: "small", role: "status" }, `You are saying: ${found.lines.join(" ")}`),
    found.text
      ? el(
          "div",
          { class: "row" },
          found.refusal
            ? el("p", { class: "small muted" }, found.refusal)
            : el("button", { class: "small", type: "button", onclick: put }, "Put it as a text"),
          el("button", { class: "small", type: "button", onclick: look }, "Look at it first"),
        )
      : null,
  );
}

function sayForm(room) {
  const to = ui.newRoom ? ui.to : room.plenary ? [] : room.members.filter((seat) => seat !== me());
  const spoken = (ui.newRoom ? to : room.members).some((seat) => seat !== me() && page.head.seats[seat] === "computer");
  const names = to.length ? to.map(title).join(", ") : "everyone";
  const send = async (event) => {
    event.preventDefault();
    const code = field("phrase").value;
    const text = field("say").value.trim();
    if (!text && !code) return;
    if (await desk.act({ verb: "say", text, to, code }, "say", { words: text })) {
      field("say").value = "";
      ui.say = "";
      keep();
      ui.newRoom = false;
      field("phrase").value = "";
      desk.redraw();
    }
  };
  return el(
    "form",
    { class: "stack", onsubmit: send },
    el(
      "label",
      { class: "field" },
      el("span", { class: "label" }, `Say to ${names} (Enter sends, Shift+Enter begins a line)`),
      el("textarea", {
        id: "say",
        maxlength: "2000",
        rows: "2",
        value: ui.say,
        oninput: (event) => {
          ui.say = event.target.value;
          keep();
          if (spoken) readBack(to);
        },
        onkeydown: (event) => {
          if (event.key === "Enter" && !event.shiftKey && !event.isComposing) send(event);
        },
      }),
    ),
    el(
      "div",
      { class: "row" },
      el(
        "label",
        { class: "grow" },
        el("span", { class: "quiet" }, "Or a ready-made sentence"),
        el(
          "select",
          { id: "phrase" },
          el("option", { value: "" }, "ready-made …"),
          Object.entries(sheet().phrases).map(([id, words]) => el("option", { value: id }, words)),
        ),
      ),
      el(
        "button",
        { class: "main", disabled: ui.busy.has("say") || Boolean(page.head.outcome) },
        icon("message"),
        "Send",
      ),
    ),
    spoken ? heardAs(to) : null,
    ui.newRoom
      ? el(
          "button",
          {
            class: "plain small",
            type: "button",
            onclick: () => {
              ui.newRoom = false;
              desk.redraw();
            },
          },
          "Back to the room",
        )
      : null,
  );
}

function roomTools(room) {
  const other = room.members.length === 2 ? room.members.find((seat) => seat !== me()) : null;
  if (!other || page.head.phase !== "negotiation" || !can("ask")) return null;
  return el(
    "details",
    { key: other, ontoggle: (event) => event.target.open && beginActs(other) },
    el("summary", {}, `More with ${title(other)}`),
    el(
      "div",
      { class: "stack" },
      el("p", { class: "small muted" }, room.left),
      el(
        "div",
        { class: "row" },
        el(
          "button",
          {
            class: "small",
            disabled: ui.busy.has("ask"),
            onclick: () => desk.act({ verb: "ask", to: other, wish: [] }),
          },
          icon("ask"),
          "What would it take?",
        ),
        el(
          "button",
          {
            class: "small",
            onclick: () => {
              compose(other);
            },
          },
          icon("offer"),
          "Compose an offer",
        ),
      ),
      otherActs(other),
    ),
  );
}
