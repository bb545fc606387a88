// What concerns the whole class: joining, what happened in the room, the debrief.

import { toast } from "./announcer.js";
import { command, desk, numbers, page, send, ui } from "./chair-state.js";
import { debriefPanel } from "./debrief.js";
import { el, icon } from "./dom.js";
import { lessonForm } from "./lesson.js";
import { qr } from "./qr.js";

// What computers are like at tables opened from now on; drawn by each game where nothing is chosen.
function likes() {
  return el(
    "details",
    { class: "tight likes" },
    el("summary", {}, "What computers are like"),
    el("p", { class: "small muted" }, "At tables opened from now on. What is drawn is told in the debrief."),
    page.class.likes.map(({ id, title, like }) =>
      el(
        "label",
        { key: id },
        el("span", { class: "quiet" }, title),
        el(
          "select",
          { value: like, onchange: (event) => command("like", { seat: id, name: event.target.value }, `like-${id}`) },
          el("option", { value: "" }, "drawn"),
          page.class.tempers.map((each) => el("option", { key: each.id, value: each.id }, each.title)),
        ),
      ),
    ),
  );
}

export function classTools(now) {
  return page.class.over ? [log(now), joining()] : [lessonForm(), joining(), log(now), debriefTools()];
}

function joining() {
  const n = numbers().includes(ui.table) ? ui.table : numbers()[0];
  return el(
    "div",
    { class: "panel stack joining" },
    el("h2", {}, "Joining"),
    el("p", {}, "Students open ", el("b", {}, page.class.join), " and type their table's code."),
    el(
      "div",
      { class: "row" },
      qr(page.class.qr[n]),
      el(
        "div",
        { class: "tight grow" },
        numbers().map((k) =>
          el(
            "p",
            { key: String(k), class: "row" },
            `${page[`room-${k}`].name} `,
            el("b", { class: "number code" }, page.class.codes[k]),
          ),
        ),
      ),
    ),
    el("p", { class: "small muted" }, `The QR code leads straight to ${page[`room-${n}`].name}.`),
    el(
      "div",
      { class: "row" },
      el("button", { class: "small", onclick: () => command("open-table") }, icon("plus"), "One more table"),
      el(
        "button",
        {
          class: "small",
          onclick: async () => {
            const answer = await command("board-link");
            if (answer) open(answer.link, "_blank", "noopener");
          },
        },
        icon("host"),
        "Open the projector",
      ),
      el(
        "button",
        {
          class: "small",
          onclick: async () => {
            const answer = await command("invite");
            if (answer) {
              ui.links.invite = location.origin + answer.link;
              desk.redraw();
            }
          },
        },
        icon("person"),
        "Let a colleague in",
      ),
    ),
    likes(),
    ui.links.invite
      ? el(
          "p",
          { class: "small note" },
          "The first device that opens this becomes a facilitator's: ",
          el("b", {}, ui.links.invite),
        )
      : null,
    page.class.chairs > 1
      ? el(
          "p",
          { class: "row small" },
          `${page.class.chairs} devices are facilitators'.`,
          el(
            "button",
            {
              class: "small danger",
              onclick: () => {
                if (confirm("Shut out every facilitator's device but this one?")) command("only-me");
              },
            },
            "Shut out all but this one",
          ),
        )
      : null,
    el(
      "details",
      {},
      el("summary", { class: "small" }, "New table code"),
      el(
        "button",
        { class: "small", onclick: () => command("table-code", { table: n }) },
        `A new code for ${page[`room-${n}`].name}`,
      ),
    ),
  );
}

function log(now) {
  const lines = [...page.class.said].reverse();
  return el(
    "div",
    { class: "panel stack" },
    el("h2", {}, "In the room"),
    lines.length
      ? el(
          "ol",
          { class: "tight log", tabindex: "0", "aria-label": "What happened in the room" },
          lines.map((line, k) =>
            el(
              "li",
              { class: "small", key: `${line.at}:${k}` },
              el("span", { class: "muted" }, `${ago(now - line.at)}${line.table ? `, table ${line.table}` : ""}: `),
              line.text,
              line.device
                ? el(
                    "button",
                    {
                      class: "small danger",
                      onclick: async () => {
                        if (
                          confirm("Shut that device out of its seat?") &&
                          (await command("revoke", { device: line.device }, line.device))
                        )
                          toast("That device is shut out.");
                      },
                    },
                    "Shut that device out",
                  )
                : null,
            ),
          ),
        )
      : el("p", { class: "muted" }, "Nothing yet."),
  );
}

function ago(ms) {
  const minutes = Math.floor(ms / 60000);
  return minutes < 1 ? "now" : `${minutes} min ago`;
}

// Until all tables have ended the last card; then the first thing on the page.
export function debriefTools() {
  const { stage, over } = page.class;
  const stages = page.debrief.stages ?? [];
  const next = stage + 1;
  return el(
    "div",
    { class: "panel stack" },
    el("h2", {}, "Debrief"),
    over
      ? null
      : el(
          "p",
          { class: "muted" },
          `It opens when every table has ended. Still playing: ${numbers()
            .filter((n) => !page[`table-${n}`].outcome)
            .map((n) => page[`room-${n}`].name)
            .join(", ")}.`,
        ),
    over && next < 9
      ? el(
          "button",
          { class: "main", disabled: ui.busy.has("debrief"), onclick: () => command("debrief", { stage: next }) },
          icon("debrief"),
          stage < 0
            ? "Begin the debrief: unlock stage 1"
            : `Unlock stage ${next + 1}${stages[next] ? `: ${stages[next].title}` : ""}`,
        )
      : null,
    stage >= 0
      ? el(
          "div",
          { class: "row" },
          el(
            "button",
            { class: "small", onclick: () => send({ t: "report", table: ui.table }) },
            `Report of ${page[`room-${ui.table}`]?.name}`,
          ),
          el("button", { class: "small", onclick: () => send({ t: "report", table: 0 }) }, "Comparison of tables"),
          el("button", { class: "small", onclick: () => send({ t: "report", table: -1 }) }, "Participation, CSV"),
        )
      : null,
    stage >= 0 ? debriefPanel(page.debrief, page.cover) : null,
  );
}
