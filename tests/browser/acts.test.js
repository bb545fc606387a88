// What is being written becomes an act, and an act that comes back becomes something to go on writing.

import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import * as desk from "../../assets/seminar/seat-state.js";

beforeEach(() => {
  Object.assign(desk.page, {
    head: { seat: "b", take: 0, round: 2, phase: "signals" },
    delegation: { you: { id: "7", office: "envoy" } },
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
});

test("a text names every signatory once, in order, and its author too", () => {
  const offer = desk.emptyOffer(["c", "a", "c"]);
  offer.clauses.pause = { level: 2, delay: 1, rounds: 3 };
  assert.deepEqual(desk.offerAct(offer), {
    verb: "offer",
    text: {
      signatories: ["a", "b", "c"],
      clauses: [{ concession: "pause", level: 2, delay: 1, rounds: 3 }],
      witness: "",
      snapback: false,
      public: true,
    },
  });
  assert.equal(desk.offerAct({ ...offer, counters: 4 }).counters, 4);
});

test("a text that comes back is the same text when it is put again", () => {
  const text = {
    signatories: ["a", "b"],
    clauses: [{ concession: "cap", level: 1, delay: 0, rounds: 0 }],
    witness: "c",
    snapback: true,
    public: false,
  };
  assert.deepEqual(desk.offerAct(desk.fromText(text, 3)), { verb: "offer", text, counters: 3 });
  assert.deepEqual(desk.fromText({ signatories: ["b", "c"], clauses: [{ concession: "cap" }] }), {
    ...desk.emptyOffer(["c"]),
    clauses: { cap: { level: 1, delay: 0, rounds: 0 } },
  });
});

test("a plan that comes back is the same plan when it is committed again", () => {
  const plan = {
    moves: [{ move: "m", target: "a", strength: 2, intent: "pressure", option: "", concession: "", level: 0 }],
    breaches: ["1:pause"],
    leaves: ["2:cap"],
    looks_away: ["3:cap"],
    enforce: 2,
    announce: null,
  };
  assert.deepEqual(desk.planAct(desk.fromPlan(plan)), { verb: "commit", plan });
  assert.equal(desk.fromPlan({ moves: [{ move: "m" }] }).moves[0].strength, 1);
});

test("a plan is for one round of one take", () => {
  assert.equal(desk.emptyPlan().key, "0,2");
  desk.page.head.take = 1;
  assert.equal(desk.emptyPlan().key, "1,2");
});

test("an office does what it may, and the page says who does the rest", () => {
  assert.equal(desk.can("say"), true);
  assert.equal(desk.can("commit"), false);
  assert.equal(desk.whoCan("commit"), "head");
  assert.equal(desk.whoCan("say"), "head or envoy");
});

test("offers are told apart by their author", () => {
  assert.equal(desk.whose({ mine: true, author: "b" }), "Your offer");
  assert.equal(desk.whose({ mine: false, author: "a" }), "Avel's offer");
});
