// The clock of a table, counted down from the moment the server names.

import { el } from "./dom.js";

export const SIGNING = 40;

export function secondsLeft(clock, now) {
  if (!clock) return 0;
  return Math.max(0, (clock.running ? clock.ends - now : clock.left) / 1000);
}

export function words(seconds) {
  const whole = Math.ceil(seconds);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}

export function state(clock, phase, now) {
  if (!clock || clock.over) return { text: "over", tone: "" };
  if (!clock.started) return { text: "not begun", tone: "" };
  const left = secondsLeft(clock, now);
  if (!clock.running) return { text: `${words(left)} paused`, tone: "caution" };
  if (phase === "negotiation" && left <= SIGNING) return { text: `${words(left)} sign`, tone: "critical" };
  return { text: words(left), tone: left <= 60 ? "caution" : "" };
}

export function face(clock, phase, now) {
  const { text, tone } = state(clock, phase, now);
  return el("span", { class: `number clock ${tone ? `tone-${tone} toned` : ""}`, role: "timer" }, text);
}
