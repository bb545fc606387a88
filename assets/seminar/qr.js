// A QR code, drawn from its rows of bits.

import { el } from "./dom.js";

export function qr(rows) {
  if (!rows) return null;
  const size = rows.length;
  const path = rows.flatMap((row, y) => [...row].map((bit, x) => (bit === "1" ? `M${x} ${y}h1v1h-1z` : ""))).join("");
  return el(
    "svg",
    { class: "qr", viewBox: `-2 -2 ${size + 4} ${size + 4}`, role: "img", "aria-label": "QR code of the join page" },
    el("rect", { x: -2, y: -2, width: size + 4, height: size + 4, fill: "#fff" }),
    el("path", { d: path, fill: "#000" }),
  );
}
