// Building elements without ever parsing data as HTML.

/** An element with attributes (a function under "onclick" and the like becomes a listener) and children. */
export function node(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined) element.setAttribute(name, value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

const SVG = "http://www.w3.org/2000/svg";

/** An SVG element with attributes and children. */
export function drawing(tag, attributes = {}, ...children) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

/** One of the symbols of index.html. */
export const icon = (name) => drawing("svg", { class: "icon", "aria-hidden": "true" }, drawing("use", { href: `#i-${name}` }));

/** A button that is only an icon; its label is for those who hear the page, and the tooltip. */
export const iconButton = (name, label, attributes) =>
  node("button", { type: "button", class: "round", "aria-label": label, title: label, ...attributes }, icon(name));

/** A round portrait: initials on a colour that stays with the person. */
export function portrait(person, attributes = {}) {
  const initials = person.name.split(/[^\p{L}\p{N}]+/u).filter(Boolean).slice(0, 2).map((word) => [...word][0]).join("");
  return node("span", { class: "portrait", "data-hue": Math.abs(person.id) % 7, "aria-hidden": "true", ...attributes }, initials.toUpperCase());
}

/** Gives an element new children; what had the focus by its place among the buttons has it again. */
export function refill(element, ...children) {
  const at = focusable(element).indexOf(document.activeElement);
  element.replaceChildren(...children);
  if (at >= 0) focusable(element)[at]?.focus();
}

/** Puts `fresh` where `old` stands, the focus staying at its place. */
export function swap(old, fresh) {
  const at = focusable(old).indexOf(document.activeElement);
  old.replaceWith(fresh);
  if (at >= 0) focusable(fresh)[at]?.focus();
}

const focusable = (element) => [...element.querySelectorAll("button, a, [tabindex]")];
