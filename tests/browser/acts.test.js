// What is being written is the server's draft and the choices that it has not heard of; and who may do what.

import assert from "node:assert/strict";
import { beforeEach, mock, test } from "node:test";
import * as drafts from "../../assets/seminar/draft.js";
import * as desk from "../../assets/seminar/seat-state.js";

/** @type {any[]} */
const asked = [];

const answer = (frame) => drafts.heard({ t: "forecast", n: asked.length, verb: "offer", ...frame });

mock.timers.enable({ apis: ["setTimeout"] });

beforeEach(() => {
  Object.assign(desk.page, {
    head: { seat: "b", take: 0, round: 2, phase: "signals" },
    delegation: { you: { id: "7", office: "envoy" }, members: [1] },
    sheet: {
      seats: [
        { id: "a", title: "Avel", offices: [] },
        {
          id: "b",
          title: "Brenn",
          offices: [
            { id: "head", title: "Head", may: [] },
            { id: "envoy", title: "Envoy", may: ["say", "ask"] },
          ],
        },
        { id: "c", title: "Corun", offices: [] },
      ],
    },
  });
  const ask = (frame) => asked.push(structuredClone(frame));
  Object.assign(desk.desk, { ask, send() {}, redraw() {} });
  desk.ui.drafts = { offer: drafts.fresh() };
  drafts.begin("offer");
  mock.timers.tick(50);
});

test("a choice is shown at once, and nothing is read until the server has answered", () => {
  const field = { name: "level:pause", value: 0 };
  drafts.choose("offer", field.name, 2);
  assert.equal(drafts.nowOf("offer", field), 2);
  mock.timers.tick(50);
  assert.deepEqual(asked.at(-1), { t: "forecast", verb: "offer", act: null, edits: [["level:pause", 2]] });
  assert.equal(drafts.read("offer"), false);
  answer({ act: { verb: "offer", text: "whatever" }, form: { put: {} } });
  assert.equal(drafts.read("offer"), true);
  assert.deepEqual(desk.ui.drafts.offer.act, { verb: "offer", text: "whatever" });
});

test("what is chosen while an answer is on its way is asked again, on top of that answer", () => {
  drafts.choose("offer", "with:a", true);
  mock.timers.tick(50);
  drafts.choose("offer", "level:pause", 1);
  answer({ act: { verb: "offer", text: "with a" }, form: {} });
  assert.equal(drafts.read("offer"), false);
  mock.timers.tick(50);
  assert.deepEqual(asked.at(-1).act, { verb: "offer", text: "with a" });
  assert.deepEqual(asked.at(-1).edits, [["level:pause", 1]]);
});

test("an answer to an older question is passed over", () => {
  drafts.choose("offer", "with:a", true);
  mock.timers.tick(50);
  drafts.heard({ t: "forecast", n: asked.length - 1, verb: "offer", act: {}, form: {} });
  assert.equal(drafts.read("offer"), false);
  assert.equal(desk.ui.drafts.offer.act, null);
});

test("several choices in a row are one question", () => {
  const before = asked.length;
  for (const seat of ["a", "c"]) drafts.choose("offer", `with:${seat}`, true);
  mock.timers.tick(50);
  assert.equal(asked.length, before + 1);
  assert.equal(asked.at(-1).edits.length, 2);
});

test("the others of a delegation see what is being written, and nothing that says nothing", () => {
  const sent = /** @type {any[]} */ ([]);
  desk.desk.send = (frame) => sent.push(frame);
  desk.page.delegation.members = [1, 2];
  const plans = [{ verb: "commit" }, { verb: "commit", plan: { moves: [1] } }, { verb: "commit" }];
  desk.ui.drafts.commit = drafts.fresh();
  for (const act of plans) {
    drafts.look("commit");
    mock.timers.tick(50);
    answer({ verb: "commit", act, form: { commit: {} } });
  }
  assert.deepEqual(sent, [
    { t: "draft", draft: plans[1] },
    { t: "draft", draft: null },
  ]);
});

test("a plan is for one round of one take", () => {
  assert.equal(desk.round(), "0,2");
  desk.page.head.take = 1;
  assert.equal(desk.round(), "1,2");
});

test("an office does what the page says it may, and reads who does the rest", () => {
  desk.page.delegation.barred = { commit: "Only the head can commit." };
  assert.equal(desk.can("say"), true);
  assert.equal(desk.can("commit"), false);
  assert.equal(desk.barredFrom("commit"), "Only the head can commit.");
});
