// What the clock of a table says, counted from the moment that the server names.

import assert from "node:assert/strict";
import { test } from "node:test";
import { SIGNING, secondsLeft, state, words } from "../../assets/seminar/clock.js";

const NOW = 1_000_000;
const running = (seconds) => ({ started: true, running: true, ends: NOW + seconds * 1000 });

test("time is told in minutes and whole seconds, and a begun second counts", () => {
  for (const [seconds, told] of [
    [0, "0:00"],
    [0.2, "0:01"],
    [59.01, "1:00"],
    [125, "2:05"],
    [3600, "60:00"],
  ])
    assert.equal(words(seconds), told);
});

test("a clock that runs ends with the server's moment, a paused one keeps what is left", () => {
  assert.equal(secondsLeft(running(12.5), NOW), 12.5);
  assert.equal(secondsLeft(running(-3), NOW), 0);
  assert.equal(secondsLeft({ started: true, running: false, left: 4000 }, NOW + 60_000), 4);
  assert.equal(secondsLeft(undefined, NOW), 0);
});

test("the last minute warns, and the last seconds of negotiation are for signing", () => {
  assert.deepEqual(state(running(61), "signals", NOW), { text: "1:01", tone: "" });
  assert.deepEqual(state(running(60), "negotiation", NOW), { text: "1:00", tone: "caution" });
  assert.deepEqual(state(running(SIGNING), "negotiation", NOW), { text: "0:40 sign", tone: "critical" });
  assert.deepEqual(state(running(SIGNING), "signals", NOW), { text: "0:40", tone: "caution" });
  assert.equal(state({ started: false }, "negotiation", NOW).text, "not begun");
  assert.equal(state({ started: true, over: true }, "negotiation", NOW).text, "over");
  assert.equal(state({ started: true, running: false, left: 30_000 }, "signals", NOW).text, "0:30 paused");
});
