// The lesson: how many students, how many minutes, which case; and how much of its timetable is left.

import { command, desk, numbers, page, ui } from "./chair-state.js";
import * as clock from "./clock.js";
import { el, icon } from "./dom.js";

const LEVELS = ["easy", "standard", "strong"];

// Before the first table starts: what is played, by how many, how long.
export function lessonForm() {
  const { cases, plan, level, expected, rows, summary } = page.lesson;
  if (!cases.length) return null;
  ui.lesson = ui.lesson ?? {
    students: expected || 20,
    minutes: plan?.minutes ?? 75,
    scenario: page.cover.id,
    rounds: 0,
    level: LEVELS.includes(level) ? level : "standard",
  };
  const wish = ui.lesson;
  const rounds = cases.find((each) => each.id === wish.scenario)?.rounds ?? [page.cover.rounds];
  if (!rounds.includes(wish.rounds)) wish.rounds = 0;
  return el(
    "div",
    { class: "panel stack" },
    el("h2", {}, "The lesson"),
    el(
      "form",
      { class: "stack", onsubmit: set },
      el("div", { class: "pair" }, amount("students", "Students", 1, 400), amount("minutes", "Minutes", 20, 300)),
      choice("scenario", "Case", cases.some((each) => each.id === page.cover.id) ? cases : [page.cover, ...cases]),
      el(
        "div",
        { class: "pair" },
        choice("rounds", "Rounds", [
          { id: 0, title: "as many as fit" },
          ...rounds.map((n) => ({ id: n, title: String(n) })),
        ]),
        choice(
          "level",
          "Computers",
          LEVELS.map((id) => ({ id, title: id })),
        ),
      ),
      el("button", { disabled: ui.busy.has("lesson") }, icon("tick"), "Set the class"),
    ),
    plan ? steps(plan) : el("p", { class: "small muted" }, "No timetable yet: phases have the usual length."),
    summary ? el("p", { class: "small" }, summary) : null,
    rows.length
      ? el(
          "details",
          {},
          el("summary", { class: "small" }, "Who sits where, if all come"),
          rows.map((text) => el("p", { class: "small", key: text }, text)),
        )
      : null,
  );
}

function amount(name, label, min, max) {
  const oninput = (event) => {
    ui.lesson[name] = Number(event.target.value);
  };
  const shown = { type: "number", id: `lesson-${name}`, min, max, required: true, value: String(ui.lesson[name]) };
  return el("label", {}, el("span", { class: "small muted" }, label), el("input", { ...shown, oninput }));
}

function choice(name, label, options) {
  const onchange = (event) => {
    ui.lesson[name] = name === "rounds" ? Number(event.target.value) : event.target.value;
    desk.redraw();
  };
  return el(
    "label",
    {},
    el("span", { class: "small muted" }, label),
    el(
      "select",
      { id: `lesson-${name}`, value: String(ui.lesson[name]), onchange },
      options.map((each) => el("option", { key: String(each.id), value: String(each.id) }, each.title)),
    ),
  );
}

async function set(event) {
  event.preventDefault();
  await command("lesson", ui.lesson);
}

const steps = (plan) =>
  el(
    "ol",
    { class: "tight small timetable" },
    plan.steps.map((step) =>
      el(
        "li",
        { key: step.name },
        el("b", { class: "number" }, `${step.minute}′`),
        ` ${step.name}`,
        step.name.startsWith("Play") ? `: ${step.how.split(".")[0].toLowerCase()}` : "",
      ),
    ),
  );

// While they play: when the debrief is due, and which tables will not get there in time.
export function timeLeft(now) {
  const { plan, late } = page.lesson;
  if (!plan?.begun || page.class.over) return null;
  const tables = numbers().filter((n) => late[n]);
  return el(
    "div",
    { class: "tight" },
    el(
      "p",
      { class: "row apart" },
      el(
        "span",
        {},
        `Minute ${minute(plan, now)} of ${plan.minutes}. Debrief in `,
        el("b", { class: "number", "data-due": "" }, due(now)),
      ),
      el(
        "span",
        { class: "row" },
        [-5, 5].map((minutes) =>
          el(
            "button",
            { class: "small", key: String(minutes), onclick: () => command("shift", { minutes }) },
            `${minutes > 0 ? "+" : "−"}${Math.abs(minutes)} min`,
          ),
        ),
      ),
    ),
    tables.length
      ? el(
          "p",
          { class: "refusal" },
          `${tables.map((n) => page[`room-${n}`].name).join(", ")} cannot play to the end in time: `,
          "end all together when the debrief is due.",
        )
      : null,
  );
}

export const due = (now) => clock.words(Math.max(0, (page.lesson.plan.ends - now) / 1000));

function minute(plan, now) {
  const before = plan.steps.find((step) => step.name === "Debrief").minute;
  return Math.max(0, Math.floor(before - (plan.ends - now) / 60000));
}
