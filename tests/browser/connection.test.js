// The line to the server: what is asked is answered once, however often the line breaks meanwhile.

import assert from "node:assert/strict";
import { webcrypto } from "node:crypto";
import { afterEach, beforeEach, test } from "node:test";
import { Line, newId, recall, remember, tokenFromAddress } from "../../assets/seminar/connection.js";

// Node 18, which Debian has, keeps it in a module.
if (!globalThis.crypto) globalThis.crypto = webcrypto;

class Socket {
  static OPEN = 1;
  static CLOSING = 2;
  static made = /** @type {Socket[]} */ ([]);
  readyState = 0;
  sent = /** @type {any[]} */ ([]);
  constructor() {
    Socket.made.push(this);
  }
  send(text) {
    this.sent.push(JSON.parse(text));
  }
  close() {
    this.readyState = 3;
  }
  stand() {
    this.readyState = 1;
    this.onopen();
  }
  hear(frame) {
    this.onmessage({ data: JSON.stringify(frame) });
  }
  break() {
    this.readyState = 3;
    this.onclose();
  }
}

const shelf = () => {
  const held = new Map();
  return { getItem: (key) => held.get(key) ?? null, setItem: (key, value) => held.set(key, value) };
};
const real = { setTimeout, clearTimeout, setInterval };
let waits = [];

beforeEach(() => {
  Socket.made = [];
  waits = [];
  Object.assign(globalThis, {
    WebSocket: Socket,
    location: { protocol: "http:", host: "table", hash: "", pathname: "/seat" },
    history: { replaceState: () => {} },
    document: { addEventListener: () => {} },
    addEventListener: () => {},
    sessionStorage: shelf(),
    localStorage: shelf(),
    setInterval: () => 0,
    setTimeout: (go, after) => waits.push({ go, after }),
    clearTimeout: () => {},
  });
});
afterEach(() => Object.assign(globalThis, real));

function made() {
  const told = [];
  const heard = [];
  const line = new Line({
    opening: () => ({ t: "hello", token: "T" }),
    state: (open) => told.push(open),
    heard: (frame) => heard.push(frame),
  });
  return { line, told, heard };
}

test("it says who it is before anything else, and asks only when it is known", async () => {
  const { line, heard } = made();
  const answer = line.ask({ t: "act", act: { verb: "ready" } });
  Socket.made[0].stand();
  assert.deepEqual(Socket.made[0].sent, [{ t: "hello", token: "T" }]);
  Socket.made[0].hear({ t: "welcome", now: 0 });
  const asked = Socket.made[0].sent.find((frame) => frame.t === "act");
  Socket.made[0].hear({ t: "ok", id: asked.id });
  assert.equal((await answer).t, "ok");
  assert.deepEqual(
    heard.map((frame) => frame.t),
    ["welcome"],
  );
});

test("what was not confirmed is sent again under the same id when the line is back", () => {
  const { line, told } = made();
  Socket.made[0].stand();
  Socket.made[0].hear({ t: "welcome", now: 0 });
  line.ask({ t: "act", act: { verb: "ready" } });
  const before = Socket.made[0].sent.find((frame) => frame.t === "act");
  Socket.made[0].break();
  waits.at(-1).go();
  Socket.made[1].stand();
  Socket.made[1].hear({ t: "welcome", now: 0 });
  assert.deepEqual(
    Socket.made[1].sent.filter((frame) => frame.t === "act"),
    [before],
  );
  assert.deepEqual(told, [true, false, true]);
});

test("each break in a row is waited for longer", () => {
  made();
  const found = [];
  for (let n = 0; n < 6; n += 1) {
    Socket.made.at(-1).break();
    found.push(waits.at(-1).after);
    waits.at(-1).go();
  }
  assert.deepEqual(found, [300, 700, 1500, 3000, 5000, 5000]);
});

test("a token is taken from the address, and remembered where the browser lets it", () => {
  globalThis.location.hash = "#new";
  remember("seat", "old");
  assert.deepEqual(tokenFromAddress("seat"), { fresh: "new", kept: "old" });
  globalThis.sessionStorage = {
    getItem: () => {
      throw new Error("a private window");
    },
  };
  assert.equal(recall("seat"), "");
});

test("no two acts have one id", () => {
  const ids = new Set(Array.from({ length: 500 }, newId));
  assert.equal(ids.size, 500);
  assert.match([...ids][0], /^[0-9a-f]{24}$/);
});
