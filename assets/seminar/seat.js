// A delegation's page. Takes the parts of its View as they come, and draws the panels they belong to.

import { lost, say, toast } from "./announcer.js";
import * as clock from "./clock.js";
import { composerPanel } from "./composer.js";
import { forget, Line, recall, remember, tokenFromAddress } from "./connection.js";
import { counselHeard } from "./counsel.js";
import { debriefPanel } from "./debrief.js";
import { $, crest, draw, el, icon } from "./dom.js";
import { briefPanel, notesPanel } from "./dossier.js";
import * as drafts from "./draft.js";
import { readPanel } from "./page.js";
import { planPanel } from "./plan.js";
import { remedy } from "./remedy.js";
import { roomsPanel } from "./rooms.js";
import { at, can, desk, lastTake, me, page, round, sheet, takeUp, title, ui, wasHere } from "./seat-state.js";
import { tablePanel } from "./table-panel.js";

const { fresh, kept } = tokenFromAddress("seat");
const token = fresh || kept;
if (!token) location.replace("/");
if (fresh) remember("seat", fresh);

// The parts of the desk: what each is called, its drawing, and its column where there is room for three. A phone shows
// one part; a tablet the first column and one other part; a laptop the first two columns and one part of the third.
const PARTS = [
  { id: "table", label: "Table", mark: "table", column: 1, panel: tablePanel },
  { id: "rooms", label: "Rooms", mark: "room", column: 2, panel: roomsPanel },
  { id: "composer", label: "Compose", mark: "offer", column: 3, panel: composerPanel },
  { id: "plan", label: "Plan", mark: "capital", column: 3, panel: planPanel },
  { id: "brief", label: "Brief", mark: "mandate", column: 3, panel: () => briefPanel(recall("seat-code")) },
  { id: "notes", label: "Notes", mark: "learn", column: 3, panel: notesPanel },
  { id: "debrief", label: "Debrief", mark: "debrief", column: 3, panel: debrief },
];
// Pages that are only read stand in the sheet: whatever the server has appears here.
function addPages() {
  const at = PARTS.findIndex(({ id }) => id === "brief");
  const read = page.sheet.pages.filter(({ name }) => !columnOf(name));
  const parts = read.map(({ name, title, icon }) => ({
    id: name,
    label: title,
    mark: icon,
    column: 3,
    panel: () => readPanel(name),
  }));
  PARTS.splice(at, 0, ...parts);
  $("main").replaceChildren(
    ...PARTS.map(({ id, column }) =>
      // It may scroll while nothing in it can be focused: then the panel itself takes the keys.
      el("section", {
        id,
        class: `part column-${column}`,
        role: "tabpanel",
        "aria-labelledby": `tab-${id}`,
        tabindex: "0",
      }),
    ),
  );
}
const columnOf = (id) => PARTS.find((part) => part.id === id)?.column;

function debrief() {
  return debriefPanel(page.debrief, sheet(), () => line.send({ t: "report" }));
}

// Whether the line stands, what is in its way, and what waits for it, in the words in which it was read.
let standing = false;
let reason = "";
const unsent = new Map();
function waiting() {
  lost(standing, reason, unsent.size ? `Sent when it is back: ${[...unsent.values()].join(" ")}` : "");
}

// A page that is only read is sent while it is looked at.
let looking = "";
function lookAtPages() {
  const names = [...page.sheet.pages.map((each) => each.name).filter(inSight), ...[...ui.reads].slice(-8)];
  if (ui.late && !names.includes("rounds")) names.push("rounds");
  if (!standing || looking === names.join()) return;
  looking = names.join();
  line.send({ t: "read", pages: names });
}

const line = new Line({
  opening: () => ({ t: "hello", token }),
  state(open, why) {
    standing = open;
    looking = "";
    reason = why;
    waiting();
    if (page.head) redraw();
  },
  heard,
});

function heard(frame) {
  switch (frame.t) {
    case "page":
      take(frame);
      break;
    case "forecast":
      drafts.heard(frame);
      break;
    case "reading":
      ui.reading = frame;
      redraw();
      break;
    case "counsel":
      counselHeard(frame);
      break;
    case "older":
      older(frame);
      break;
    case "code":
      remember("seat-code", frame.code);
      toast(`The code of your seat is now ${frame.code}.`);
      redraw();
      break;
    case "takeover":
      ui.alerts.push({ device: frame.device, text: `${frame.text} If that was not you, shut it out.` });
      say(frame.text);
      redraw();
      break;
    case "revoked":
      ui.alerts = ui.alerts.filter((alert) => alert.device !== frame.device);
      toast(frame.text);
      redraw();
      break;
    case "ticket":
      open(frame.path, "_blank", "noopener");
      break;
    case "out":
      forget("seat");
      out(frame.text);
      break;
    case "closed":
      out(frame.text);
      break;
    case "no":
      refused(frame);
      break;
  }
}

function refused(frame) {
  if (!page.head) {
    forget("seat");
    out(frame.text);
  } else toast(frame.text, true);
}

function out(text) {
  line.end();
  draw(
    $("main"),
    el(
      "div",
      { class: "panel stack out" },
      el("h1", {}, "This seat is closed here"),
      el("p", {}, text),
      el("p", {}, el("a", { href: "/" }, "Join again")),
    ),
  );
  draw($("tabs"));
}

function take(frame) {
  const before = page.head;
  const newsBefore = page.news;
  const offersBefore = page.offers;
  const talkBefore = page.rooms;
  const begun = page.clock?.started;
  Object.assign(page, frame.parts);
  for (const name of frame.gone) delete page[name];
  arrive(before, newsBefore, offersBefore, talkBefore);
  if (begun === false && page.clock.started) say(page.next.now.words);
  if (!before) {
    addPages();
    takeUp();
  }
  if (!ui.drafts.offer) ui.drafts.offer = drafts.fresh();
  // A plan is for one round: what is prepared while others still talk is there when plans are made.
  if (ui.drafts.commit?.of !== round()) ui.drafts.commit = drafts.fresh(null, round());
  if (frame.parts.head || frame.parts.around)
    for (const tab of Object.keys(FORMS)) if (inSight(tab)) drafts.look(FORMS[tab], 220);
  document.title = `${title(me())} – ${sheet().title}`;
  redraw();
}

// What is new goes to the live region in a sentence, and the right panel opens when a phase begins.
function arrive(before, newsBefore, offersBefore, talkBefore) {
  const now = page.head;
  if (!before) {
    ui.late = page.clock.started && now.round > 1 && !now.outcome && !wasHere();
    if (wasHere() && lastTake() < now.take) undone(now);
    ui.side = page.clock.started && !ui.late ? "composer" : "brief";
    ui.tab = page.clock.started && innerWidth < 760 ? "table" : ui.side;
    return;
  }
  settle(before, now);
  if (now.phase === "negotiation" && before.phase === "signals" && ui.side === "plan") show("composer");
  if (before.round !== now.round) ui.late = false;
  if (before.round !== now.round || before.phase !== now.phase || before.take !== now.take) {
    ui.told = null;
    ui.waiting = {};
    $("toasts").replaceChildren();
  }
  if (before.take !== now.take) undone(now);
  else if (before.round !== now.round) {
    say(`Round ${now.round} begins. ${page.news.briefing.join(" ")}`);
    opens();
  } else if (before.phase !== now.phase && now.phase === "signals") {
    say("Plans are made now.");
    show("plan");
  }
  if (now.outcome && !before.outcome) {
    say(now.outcome);
    show("table");
  } else if (before.round === now.round && before.take === now.take)
    for (let i = newsBefore.briefing.length; i < page.news.briefing.length; i++)
      tell(page.news.briefing[i].slice(0, page.news.heads[i]), page.news.briefing[i], "table");
  for (const notice of page.news.notices.slice(ui.noticed ?? page.news.notices.length)) toast(notice.text);
  ui.noticed = page.news.notices.length;
  const seen = new Map((offersBefore ?? []).map((offer) => [offer.number, offer]));
  for (const offer of page.offers) {
    if (!seen.has(offer.number) && offer.author !== me()) {
      if (ui.waiting[offer.author]) {
        delete ui.waiting[offer.author];
        const answered = `${title(offer.author)} answers your question with an offer.`;
        tell(answered, answered, "rooms");
      } else say([offer.title, ...offer.lines.map((each) => each.text)].join(". "));
    }
    if (offer.fate && !seen.get(offer.number)?.fate && offer.round === now.round) tell(offer.fate, offer.fate, "rooms");
  }
  const counts = Object.fromEntries((talkBefore ?? []).map((room) => [room.key, room.first + room.messages.length]));
  for (const room of page.rooms) {
    const last = room.messages[room.messages.length - 1];
    if (last && last.by !== me() && room.first + room.messages.length > (counts[room.key] ?? 0)) {
      if (ui.waiting[last.by] === room.key) {
        const answered = `${title(last.by)} answers your question`;
        tell(answered, `${answered}. ${last.text}`, "rooms", room.key);
        delete ui.waiting[last.by];
      } else say(`${title(last.by)}: ${last.text}`);
      if (ui.room !== room.key) ui.open.add(`new:${room.key}`);
    }
  }
}

// Seen on every part of the page until it is dismissed or the round is over, also by whoever was away meanwhile.
function undone(now) {
  ui.undone = { take: now.take, round: now.round };
  say(UNDONE(now.round));
}
const UNDONE = (round) =>
  `The facilitator went back to the start of round ${round}. What came after does not count; the luck is new.`;

// What must not pass anybody by: a notice, and the head line until it is followed or something else is done.
function tell(head, text, tab, room = "") {
  toast(text);
  lead({ text: head === text ? text : `${head}: read it.`, tab, room });
}

function lead(told) {
  ui.told = told;
  setTimeout(() => {
    if (ui.told === told) {
      ui.told = null;
      redraw();
    }
  }, 45000);
}

// A new round shows first what the last one brought.
function opens() {
  lead({ text: page.news.opens, tab: "table", room: "" });
  show("table", true);
  requestAnimationFrame(() => {
    scrollTo(0, 0);
    $("table").scrollTop = 0;
  });
}

function older(frame) {
  ui.older[frame.room] = {
    first: frame.first,
    messages: [...frame.messages, ...(ui.older[frame.room]?.messages ?? [])],
  };
  redraw();
}

// One act. While it is on its way its button waits, so a double click is one act.
desk.act = async (act, where = act.verb, { of = null, words = "" } = {}) => {
  if (ui.busy.has(where)) return false;
  ui.busy.add(where);
  ui.told = null;
  if (act.verb === "ask")
    ui.waiting[act.to] =
      page.rooms.find((room) => room.members.length === 2 && room.members.includes(act.to))?.key ??
      [me(), act.to].sort().join("+");
  unsent.set(where, words || "What you pressed last.");
  if (!standing) waiting();
  redraw();
  const answer = await line.ask({ t: "act", at: at(), act, ...(of ? { of } : {}) });
  ui.busy.delete(where);
  unsent.delete(where);
  if (answer.t === "no") toast(answer.text, true, (close) => remedy(answer.cure, close));
  else if (answer.text) toast(answer.text);
  redraw();
  return answer.t === "ok";
};

// What takes back stands where the press before it was made: for a second it takes nothing, so a double click is one
// press.
const GUARD = 1000;
let settled = 0;
desk.fresh = () => performance.now() - settled < GUARD;
function settle(before, now) {
  if (before.ready === now.ready && before.committed === now.committed) return;
  settled = performance.now();
  setTimeout(redraw, GUARD + 20);
}
desk.send = (frame) => line.send(frame);
desk.ask = (frame) => {
  const n = Math.floor(Math.random() * 1e9);
  line.send({ ...frame, n });
  return n;
};
desk.redraw = redraw;
desk.stands = () => standing;
desk.show = show;
desk.moment = () => `${at().join()} ${page.offers.length} ${page.todo.many}`;

// What is written in a part of the desk is asked for when that part is looked at.
const FORMS = { composer: "offer", plan: "commit" };
const inSight = (tab) => ui.tab === tab || (innerWidth >= 760 && ui.side === tab);

function show(tab, quiet) {
  if (quiet && innerWidth >= 1100) return;
  if (tab === "brief") ui.late = false;
  ui.tab = tab;
  if (columnOf(tab) === 3) ui.side = tab;
  if (FORMS[tab]) drafts.look(FORMS[tab]);
  redraw();
}

let drawing = 0;
function redraw() {
  if (drawing || !page.head) return;
  drawing = requestAnimationFrame(() => {
    drawing = 0;
    paint();
  });
}

// Whoever uses a keyboard stays where they were when the button they pressed is switched off for a moment or goes away.
let held = /** @type {any} */ (null);
let where = /** @type {any} */ (null);
addEventListener(
  "pointerdown",
  () => {
    held = null;
  },
  true,
);
addEventListener("focusin", (event) => {
  held = event.target;
  where = held.closest(".part, #top, #tabs");
});
function stay() {
  if (!held || !where || document.activeElement !== document.body) return;
  if (held.isConnected) {
    if (!held.disabled) held.focus({ preventScroll: true });
  } else {
    where.tabIndex = -1;
    where.focus({ preventScroll: true });
  }
}

function paint() {
  const talk = document.querySelector(".messages");
  const atEnd = !talk || talk.scrollHeight - talk.scrollTop - talk.clientHeight < 60;
  repaint();
  follow(document.querySelector(".messages"), atEnd);
  stay();
}

// Talk stays at its newest message, unless somebody is reading earlier ones.
let newest = "";
function follow(talk, atEnd) {
  const key = `${ui.room} ${talk?.lastChild?.key ?? ""}`;
  if (!talk?.clientHeight || key === newest) return;
  if (atEnd || !newest.startsWith(`${ui.room} `) || talk.lastChild.classList.contains("mine"))
    talk.scrollTop = talk.scrollHeight;
  newest = key;
}

function repaint() {
  document.body.dataset.column = String(columnOf(ui.tab));
  document.body.dataset.phase = page.head.phase;
  draw($("top"), top());
  document.documentElement.style.setProperty("--head", `${$("top").offsetHeight}px`);
  draw($("tabs"), tabs());
  lookAtPages();
  for (const part of PARTS) {
    $(part.id).classList.toggle("shown", part.id === ui.tab);
    $(part.id).classList.toggle("beside", part.id === ui.side);
    draw($(part.id), part.panel());
  }
}

// A hand to raise: the facilitator sees it first, whatever is on the screen there.
function hand() {
  const up = page.delegation.hand;
  if (page.clock.over) return null;
  return el(
    "button",
    { class: "plain small", "aria-pressed": String(up), onclick: () => line.send({ t: "hand", up: !up }) },
    up ? "Your hand is up" : "Ask for help",
  );
}

function top() {
  const head = page.head;
  const state = page.sheet.seats.find((each) => each.id === head.seat);
  const office = state.offices.find((each) => each.id === page.delegation.you.office);
  return [
    el(
      "div",
      { class: "who" },
      crest(sheet(), head.seat),
      el(
        "div",
        {},
        el("h1", {}, state.title),
        el("p", { class: "small muted" }, `${page.delegation.you.name}, ${office?.title ?? ""}`),
      ),
    ),
    el(
      "div",
      { class: "when" },
      path(head),
      el("p", { class: "small" }, head.heading, " ", head.others, " ", hand()),
      nextStep(),
    ),
    el(
      "div",
      { class: "act" },
      el(
        "span",
        { class: "capital", title: "Political capital left for plans" },
        icon("capital", "Political capital"),
        el("b", {}, String(head.capital)),
      ),
      el("span", { id: "clock" }, clock.face(page.clock, head.phase, line.now())),
      readyButton(head),
    ),
    ui.undone && ui.undone.take === head.take && ui.undone.round === head.round
      ? el(
          "div",
          { class: "alert row small", key: `undone-${head.take}` },
          el("span", { class: "grow" }, UNDONE(head.round)),
          el(
            "button",
            {
              class: "small",
              onclick: () => {
                ui.undone = null;
                redraw();
              },
            },
            "All right",
          ),
        )
      : null,
    ui.alerts.map((alert) =>
      el(
        "div",
        { class: "alert row small", role: "alert", key: alert.device },
        el("span", {}, alert.text),
        el(
          "button",
          { class: "small danger", onclick: () => line.send({ t: "revoke", device: alert.device }) },
          "Shut it out",
        ),
        el(
          "button",
          {
            class: "small",
            onclick: () => {
              ui.alerts = ui.alerts.filter((each) => each !== alert);
              redraw();
            },
          },
          "It was me",
        ),
      ),
    ),
  ];
}

function path(head) {
  return el(
    "ol",
    { class: "path", "aria-label": `Round ${head.round} of ${head.rounds}` },
    Array.from({ length: head.rounds }, (_, n) =>
      el("li", { class: n + 1 < head.round ? "done" : n + 1 === head.round ? "now" : "" }),
    ),
  );
}

// Where what comes next is done.
const PLACES = {
  answers: "rooms",
  compose: "composer",
  plan: "plan",
  brief: "brief",
  end: "table",
  debrief: "debrief",
};
const LATE = { words: "You come while others play: read the game so far, then your brief.", place: "end" };

// What this delegation can do now, in a sentence that leads there: what has just come in before what waits.
function nextStep() {
  const step = signing() ? page.next.signing : ui.late ? LATE : page.next.now;
  const told = step.place === "answers" || step.place === "compose" ? ui.told : null;
  const [text, tab, room] = told ? [told.text, told.tab, told.room] : [step.words, PLACES[step.place], ""];
  if (!text) return null;
  return tab
    ? el(
        "button",
        {
          class: "plain small next",
          onclick: () => {
            if (room) ui.room = room;
            ui.told = null;
            show(tab);
          },
        },
        text,
      )
    : el("p", { class: "small muted next" }, text);
}

function readyButton(head) {
  if (
    head.outcome ||
    head.phase !== "negotiation" ||
    head.seats[head.seat] !== "person" ||
    (!head.ready && !can("ready"))
  )
    return null;
  return head.ready
    ? el(
        "span",
        { class: "row" },
        el("span", { class: "badge good is-ready" }, "You are ready"),
        can("ready")
          ? el(
              "button",
              {
                class: "small",
                disabled: ui.busy.has("unready") || desk.fresh() || !page.clock.running,
                onclick: () => desk.act({ verb: "unready" }),
              },
              icon("undo"),
              "Not yet",
            )
          : null,
      )
    : el(
        "button",
        {
          class: "main",
          disabled: ui.busy.has("ready") || !page.clock.started,
          onclick: () => desk.act({ verb: "ready" }, "ready", { words: "Ready." }),
        },
        icon("ready"),
        "Ready",
      );
}

function tabs() {
  const waits = page.todo.many;
  const marks = {
    rooms: waits || ([...ui.open].some((key) => key.startsWith("new:")) ? "•" : ""),
    plan: page.head.phase === "signals" && !page.head.committed ? "!" : "",
  };
  const shown = PARTS.filter(({ id }) => id !== "debrief" || page.debrief.stage >= 0);
  return el(
    "div",
    { role: "tablist", "aria-label": "Parts of your desk" },
    shown.map(({ id, label, mark, column }) =>
      el(
        "button",
        {
          role: "tab",
          id: `tab-${id}`,
          class: `tab column-${column}`,
          "aria-selected": String(
            ui.tab === id || (innerWidth >= (columnOf(ui.tab) === 2 ? 1100 : 760) && ui.side === id),
          ),
          "aria-controls": id,
          tabindex: ui.tab === id || (innerWidth >= 760 && ui.side === id) ? "0" : "-1",
          // By keyboard it leads into its part, past those that stand before it.
          onclick: (event) => {
            show(id);
            if (!event.detail) requestAnimationFrame(() => $(id).focus());
          },
          onkeydown: (event) => arrows(event, shown, id),
          key: id,
        },
        icon(mark),
        el("span", {}, label),
        marks[id] ? el("span", { class: "mark" }, String(marks[id]), el("span", { class: "quiet" }, " waiting")) : null,
      ),
    ),
  );
}

function arrows(event, shown, id) {
  const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
  if (!step) return;
  event.preventDefault();
  const names = shown.map((each) => each.id).filter((each) => $(`tab-${each}`).offsetParent);
  const next = names[(names.indexOf(id) + step + names.length) % names.length];
  show(next);
  requestAnimationFrame(() => $(`tab-${next}`).focus());
}

const signing = () =>
  page.head.phase === "negotiation" && page.clock.running && clock.secondsLeft(page.clock, line.now()) <= clock.SIGNING;
let signed = false;
setInterval(() => {
  if (page.head && signing() !== signed) {
    signed = !signed;
    redraw();
    if (signed) say("The last 40 seconds are for signing.");
  }
}, 1000);
setInterval(() => {
  if (page.clock && $("clock")) draw($("clock"), clock.face(page.clock, page.head.phase, line.now()));
}, 500);
addEventListener("resize", redraw);
addEventListener("keydown", (event) => {
  // Alt and a digit goes to a part of the desk, from anywhere.
  const index = event.altKey && /^Digit[1-8]$/.test(event.code) ? Number(event.code.slice(5)) - 1 : -1;
  if (index >= 0 && PARTS[index] && page.head) {
    event.preventDefault();
    show(PARTS[index].id);
    requestAnimationFrame(() => $(`tab-${PARTS[index].id}`)?.focus());
  }
});
