// Short notices: for the eye in the corner, for a screen reader in a live region.

import { $, el } from "./dom.js";

export function toast(text, bad, action) {
  const line = el("div", { class: bad ? "toast bad" : "toast" }, el("span", {}, text), action ? " " : null,
    action ? el("button", { class: "small", onclick: () => { action.do(); line.remove(); } }, action.label) : null);
  $("toasts").append(line);
  say(text);
  setTimeout(() => line.remove(), action ? 60000 : 7000);
}

export function say(text) {
  const live = $("live");
  live.textContent = "";
  setTimeout(() => { live.textContent = text; }, 50);
}

export function lost(open) { $("lost").hidden = open; }
