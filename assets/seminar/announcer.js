// Short notices: for the eye in the corner, for a screen reader in a live region.

import { $, el } from "./dom.js";

const MOST = 3;

// `button`: given what takes the notice away, the button that mends what it tells of.
export function toast(text, bad, button = /** @type {(away: () => void) => any} */ (() => null)) {
  const line = el(
    "div",
    { class: bad ? "toast bad" : "toast" },
    el("span", { class: "grow" }, text),
    button(() => line.remove()),
    el("button", { class: "plain small", "aria-label": "Dismiss", onclick: () => line.remove() }, "×"),
  );
  $("toasts").append(line);
  while ($("toasts").children.length > MOST) $("toasts").firstChild?.remove();
  say(text);
  setTimeout(() => line.remove(), 8000);
}

export function say(text) {
  const live = $("live");
  live.textContent = "";
  setTimeout(() => {
    live.textContent = text;
  }, 50);
}

// `why`: what is in the way, where the line does not come back by itself. `waits`: what is sent when it does.
let comes = "";
export function lost(open, why = "", waits = "") {
  const note = $("lost");
  comes = comes || note.textContent;
  const words = [why || comes, waits].filter(Boolean).join(" ");
  if (note.textContent !== words) note.textContent = words;
  note.hidden = open;
}
