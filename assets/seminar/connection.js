// The one line to the server: connects, says who it is, reconnects by itself, and sends acts again until they are
// confirmed. An act carries an id, so a resend after a lost confirmation is carried out once.

const WAITS = [300, 700, 1500, 3000, 5000];

// Breaks in a row, none of which ever stood, after which something on the way is asked about.
const REFUSED = 3;
const FILTERED =
  "This network lets pages through but refuses the live connection (WebSocket). " +
  "Use another network or a phone's hotspot, and tell the facilitator.";

// A token comes in the address after #, is taken from there at once, and is kept by this browser alone.
export function tokenFromAddress(slot) {
  const held = location.hash.slice(1);
  if (held) history.replaceState(null, "", location.pathname);
  return { fresh: held, kept: recall(slot) };
}

export function recall(slot) {
  try {
    return sessionStorage.getItem(slot) ?? localStorage.getItem(slot) ?? "";
  } catch {
    return "";
  }
}

// Each tab remembers its own seat, and a new tab comes back to the last one.
export function remember(slot, value) {
  try {
    sessionStorage.setItem(slot, value);
    localStorage.setItem(slot, value);
  } catch {
    /* a private window forgets */
  }
}

export function forget(slot) {
  try {
    sessionStorage.removeItem(slot);
    localStorage.removeItem(slot);
  } catch {
    /* nothing was kept */
  }
}

export function newId() {
  return [...crypto.getRandomValues(new Uint8Array(12))].map((n) => n.toString(16).padStart(2, "0")).join("");
}

// Asks the server itself, to which pages get through, why the line does not; empty where neither does.
export async function inTheWay() {
  try {
    const answer = await fetch("/reach", { method: "POST", cache: "no-store" });
    const { text } = await answer.json();
    return text || FILTERED;
  } catch {
    return "";
  }
}

export class Line {
  // opening() gives the first frame; heard(frame) takes every other frame; state(open, why) says whether the line
  // stands, and if it is refused for good, why.
  constructor({ opening, heard, state }) {
    this.opening = opening;
    this.heard = heard;
    this.state = state;
    this.pending = new Map();
    this.fails = 0;
    this.refused = 0;
    this.why = "";
    this.known = false;
    this.offset = 0;
    this.ended = false;
    this.last = 0;
    this.socket = /** @type {WebSocket} */ (/** @type {unknown} */ (null)); // connect() makes one at once
    this.connect();
    addEventListener("online", () => this.hurry());
    document.addEventListener("visibilitychange", () => {
      if (!document.hidden) this.hurry();
    });
    setInterval(() => this.beat(), 10000);
  }

  connect() {
    if (this.ended) return;
    clearTimeout(this.timer);
    this.socket = new WebSocket(`${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/ws`);
    const socket = this.socket;
    this.last = Date.now();
    socket.onopen = () => {
      this.last = Date.now();
      this.refused = 0;
      this.why = "";
      const first = this.opening();
      if (first) this.send(first);
      else {
        this.known = true;
        this.fails = 0;
        this.state(true);
      }
    };
    socket.onmessage = (event) => {
      if (socket === this.socket) this.take(JSON.parse(event.data));
    };
    socket.onclose = () => {
      if (socket === this.socket) this.lost();
    };
  }

  lost() {
    this.known = false;
    if (this.ended) return;
    this.refused += 1;
    this.state(false, this.why);
    if (this.refused >= REFUSED) this.find();
    this.timer = setTimeout(() => this.connect(), WAITS[Math.min(this.fails++, WAITS.length - 1)]);
  }

  // Where pages get through and the line does not, it does not come back by itself: the next failure says so. A server
  // that is only starting anew has answered by then.
  async find() {
    this.why = await inTheWay();
  }

  // A phone that woke up does not wait for a timer that was set before it slept.
  hurry() {
    if (this.ended) return;
    this.fails = 0;
    if (this.socket.readyState >= WebSocket.CLOSING) this.connect();
    else this.beat();
  }

  // A line that says nothing is given up, and not only when the other side agrees: it may be asleep.
  beat() {
    const silent = Date.now() - this.last;
    if (this.ended || this.socket.readyState >= WebSocket.CLOSING) return;
    if (silent > (this.socket.readyState === WebSocket.OPEN ? 25000 : 12000)) {
      this.socket.onclose = null;
      this.socket.close();
      this.lost();
    } else this.send({ t: "ping" });
  }

  take(frame) {
    this.last = Date.now();
    if (frame.now !== undefined) this.offset = frame.now - performance.now();
    if (frame.t === "pong") return;
    if (frame.t === "welcome") {
      // Whoever opened without a word has been told that the line stands, and must not ask again.
      if (!this.known) {
        this.known = true;
        this.fails = 0;
        this.state(true);
      }
      this.heard(frame);
      for (const { frame: again } of this.pending.values()) this.send(again);
      return;
    }
    const waiting = frame.id && this.pending.get(frame.id);
    if (waiting && (frame.t === "ok" || frame.t === "no")) {
      this.pending.delete(frame.id);
      waiting.resolve(frame);
      return;
    }
    this.heard(frame);
  }

  send(frame) {
    if (this.socket.readyState === WebSocket.OPEN) this.socket.send(JSON.stringify(frame));
  }

  // Resolves with the server's answer, however often the line breaks meanwhile.
  ask(frame) {
    const id = frame.id ?? newId();
    const sent = { ...frame, id };
    return new Promise((resolve) => {
      this.pending.set(id, { frame: sent, resolve });
      if (this.known) this.send(sent);
    });
  }

  // Milliseconds of the server's clock, by which it says when a phase ends.
  now() {
    return performance.now() + this.offset;
  }

  end() {
    this.ended = true;
    this.socket.close();
  }
}
