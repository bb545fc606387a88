// Building and redrawing the document. Text goes in as text nodes only, so nothing that anybody types can become
// markup.

const SVG = "http://www.w3.org/2000/svg";
const SVG_TAGS = new Set([
  "svg",
  "g",
  "path",
  "circle",
  "line",
  "rect",
  "text",
  "tspan",
  "ellipse",
  "defs",
  "radialGradient",
  "stop",
  "title",
  "image",
  "mask",
  "use",
  "clipPath",
  "polygon",
]);
const HANDLERS = ["onclick", "oninput", "onchange", "onsubmit", "onkeydown", "ontoggle", "onfocus", "onblur"];

// el("p", { class: "muted", onclick: f }, "text", child, [children]) -> an element.
export function el(tag, attributes, ...children) {
  const svg = (SVG_TAGS.has(tag) && tag !== "title") || attributes?.svg;
  const node = svg ? document.createElementNS(SVG, tag) : document.createElement(tag);
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (value === null || value === undefined || value === false || name === "svg") continue;
    if (name.startsWith("on")) node[name] = value;
    else if (name === "style") for (const [key, text] of Object.entries(value)) node.style.setProperty(key, text);
    else if (name === "key") node.key = value;
    else if (name === "value") {
      node.wanted = value;
      if (node.tagName !== "SELECT") node.value = value;
    } else if (name === "checked") {
      node.wanted = value;
      node.checked = value;
    } else node.setAttribute(name, value === true ? "" : value);
  }
  append(node, children);
  if (node.tagName === "SELECT" && attributes && "value" in attributes) node.value = attributes.value;
  return node;
}

function append(node, children) {
  for (const child of children) {
    if (Array.isArray(child)) append(node, child);
    else if (child instanceof Node) node.append(child);
    else if (child !== null && child !== undefined && child !== false && child !== "") node.append(String(child));
  }
}

// Makes `root` look like the freshly built children while keeping what the user is in the middle of: focus, scroll,
// open details, and whatever is being typed. Whole Views come in, so whole panels are built; only differences are
// touched.
export function draw(root, ...children) {
  const fresh = document.createElement("div");
  append(fresh, children);
  reconcile(root, fresh);
}

function reconcile(old, fresh) {
  const keyed = new Map();
  for (const node of old.childNodes) if (node.key !== undefined) keyed.set(node.key, node);
  let place = old.firstChild;
  for (const wanted of [...fresh.childNodes]) {
    let match = wanted.key === undefined ? place : keyed.get(wanted.key);
    if (match && match.key !== wanted.key) match = null;
    if (match && alike(match, wanted)) {
      if (match !== place) old.insertBefore(match, place);
      else place = place.nextSibling;
      change(match, wanted);
    } else {
      old.insertBefore(wanted, place);
    }
  }
  while (place) {
    const next = place.nextSibling;
    place.remove();
    place = next;
  }
}

function alike(one, other) {
  return one.nodeType === other.nodeType && one.nodeName === other.nodeName;
}

function change(old, fresh) {
  if (old.nodeType === Node.TEXT_NODE) {
    if (old.data !== fresh.data) old.data = fresh.data;
    return;
  }
  for (const name of HANDLERS) if (old[name] !== fresh[name]) old[name] = fresh[name];
  const open = old.nodeName === "DETAILS" && old.open;
  for (const { name } of [...old.attributes]) if (!fresh.hasAttribute(name)) old.removeAttribute(name);
  for (const { name, value } of fresh.attributes) {
    if (old.getAttribute(name) === value) continue;
    // The page's policy refuses style attributes; the same change by way of the style object is allowed.
    if (name === "style") old.style.cssText = fresh.style.cssText;
    else old.setAttribute(name, value);
  }
  if (open) old.open = true;
  if (old.nodeName === "TEXTAREA" || (old.nodeName === "INPUT" && old.type !== "checkbox" && old.type !== "radio")) {
    // What the program wants changes a field; a redraw alone never does.
    if (fresh.wanted !== undefined && fresh.wanted !== old.wanted) {
      old.value = fresh.wanted;
    }
    old.wanted = fresh.wanted;
    if (old.nodeName === "TEXTAREA") return;
  }
  if (old.nodeName === "INPUT" && fresh.wanted !== undefined && old.type !== "text") old.checked = fresh.checked;
  reconcile(old, fresh);
  if (old.nodeName === "SELECT" && fresh.wanted !== undefined && old.value !== fresh.wanted) old.value = fresh.wanted;
}

export function icon(name, label) {
  return el("span", {
    class: "icon",
    style: { "--mask": `url("/s/icons/${name}.svg")` },
    role: label ? "img" : null,
    "aria-label": label,
    "aria-hidden": label ? null : "true",
  });
}

// A delegation's drawing, or its initial where it has none.
export function emblem(seat) {
  if (!seat?.emblem) return el("span", { class: "initial", "aria-hidden": "true" }, seat?.initial ?? "");
  return el("span", {
    class: "emblem",
    style: { "--mask": `url("/s/emblems/${seat.emblem}.svg")` },
    "aria-hidden": "true",
  });
}

// A delegation's emblem in its ring.
export function crest(sheet, seat, little) {
  const index = sheet.seats.findIndex((each) => each.id === seat);
  return el(
    "span",
    { class: `crest seat-${Math.max(0, index) % 8}${little ? " little" : ""}`, "aria-hidden": "true" },
    emblem(sheet.seats[index]),
  );
}

export function name(sheet, seat) {
  return sheet.seats.find((each) => each.id === seat)?.title ?? seat;
}

// An element that stands on the page, or will by then: whoever is not sure writes `$(id)?.`.
export const $ = (id) => /** @type {HTMLElement} */ (document.getElementById(id));

// A field of a form, likewise.
export const field = (id) => /** @type {HTMLInputElement} */ ($(id));
