// Self-test: whether this device reaches the table, said in sentences, before class.

import { inTheWay } from "./connection.js";
import { $, draw, el } from "./dom.js";

// The newest things that the pages use. What they are written in, this script is written in too, and does not run
// without. Safari 14.1, Chrome 87 and Firefox 78 have all of them.
const NEEDS = {
  replaceChildren: () => "replaceChildren" in Element.prototype,
  flatMap: () => "flatMap" in Array.prototype,
  fromEntries: () => "fromEntries" in Object,
  getRandomValues: () => "getRandomValues" in (globalThis.crypto ?? {}),
  fetch: () => "fetch" in window,
  inset: () => CSS.supports("inset", "0"),
  "clip-path": () => CSS.supports("clip-path", "inset(50%)"),
  "display: grid": () => CSS.supports("display", "grid"),
  mask: () => CSS.supports("mask", "none") || CSS.supports("-webkit-mask", "none"),
};
const OLD = "This browser is too old. Update it, or use Safari from 14.1, Chrome or Edge from 87, Firefox from 78";

const results = [];
const add = (good, text) => {
  results.push({ good, text });
  paint();
};

function paint(done) {
  draw(
    $("main"),
    el(
      "header",
      { class: "title" },
      el("p", { class: "eyebrow" }, "Overture"),
      el("h1", {}, "Does this device reach the table?"),
    ),
    el(
      "div",
      { class: "panel stack" },
      el(
        "ul",
        { class: "checks" },
        results.map((line, k) =>
          el(
            "li",
            { key: String(k) },
            el("b", { class: line.good ? "good" : "bad" }, line.good ? "✓ Yes." : "✗ No."),
            el("span", {}, line.text),
          ),
        ),
      ),
      done
        ? el(
            "p",
            { class: "read note", role: "status" },
            results.every((line) => line.good)
              ? "This device can take a seat. Try one more on the network that the students will use."
              : "Something is missing: see the instructor's guide, “When phones cannot reach it”.",
          )
        : el("p", { class: "muted" }, "Testing …"),
    ),
    el("p", { class: "foot" }, el("a", { href: "/" }, "To the join page")),
  );
}

function missing() {
  return Object.entries(NEEDS)
    .filter(([, has]) => !has())
    .map(([name]) => name);
}

async function run() {
  add(true, "The page has come from the instructor's machine, so this network lets devices talk to each other.");
  const lacks = missing();
  add(!lacks.length, lacks.length ? `${OLD} (it lacks ${lacks.join(", ")}).` : "This browser is new enough.");
  try {
    localStorage.setItem("check", "1");
    localStorage.removeItem("check");
    add(true, "It can keep your seat while it sleeps.");
  } catch {
    add(
      false,
      "It cannot keep anything (a private window?): the seat is lost when the page closes; " +
        "your seat code brings it back.",
    );
  }
  const started = performance.now();
  const good = await new Promise((resolve) => {
    const socket = new WebSocket(`${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/ws`);
    const stop = setTimeout(() => resolve(false), 6000);
    socket.onopen = () => socket.send(JSON.stringify({ t: "ping" }));
    socket.onmessage = () => {
      clearTimeout(stop);
      socket.close();
      resolve(true);
    };
    socket.onerror = () => {
      clearTimeout(stop);
      resolve(false);
    };
  });
  add(
    good,
    good
      ? `A live connection stands; an answer took ${Math.round(performance.now() - started)} milliseconds.`
      : (await inTheWay()) || "The connection broke meanwhile: load this page again.",
  );
  paint(true);
}

run();
