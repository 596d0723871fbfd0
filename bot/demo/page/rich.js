// A rich message: headings, tables, lists, parts that open, pictures; built as nodes, never as HTML.
import { node } from "./nodes.js";

const SAFE = /^(https?|mailto|tel):/i;
const INLINE = { bold: "strong", italic: "em", underline: "u", strikethrough: "s", code: "code", marked: "mark" };

/** The blocks of a rich message as one element. */
export const rich = (blocks) => node("div", { class: "rich", dir: "auto" }, ...blocks.map(block));

function block(each) {
  switch (each.type) {
    case "heading": return node(`h${Math.min(each.size + 1, 6)}`, {}, text(each.text));
    case "table": return node("div", { class: "scroll" }, node("table", {}, ...each.cells.map((cells) => node("tr", {}, ...cells.map(cell)))));
    case "list": return node("ul", {}, ...each.items.map((item) => node("li", {}, ...item.blocks.map(block))));
    case "details": return node("details", { open: Boolean(each.is_open) }, node("summary", {}, text(each.summary)), ...each.blocks.map(block));
    case "photo": return photo(each.photo.at(-1));
    case "divider": return node("hr");
    default: return node("p", {}, text(each.text ?? ""));
  }
}

const cell = (each) => node(each.is_header ? "th" : "td", { class: each.align }, text(each.text ?? ""));

function photo({ file_id: id, width, height }) {
  const address = `/file/${encodeURIComponent(id)}`;
  return node("a", { class: "photo", href: address, target: "_blank", rel: "noopener" },
    node("img", { src: address, alt: "", width, height, decoding: "async" }));
}

function text(value) {
  if (typeof value === "string") return value;
  const fragment = document.createDocumentFragment();
  if (Array.isArray(value)) { fragment.append(...value.map(text)); return fragment; }
  const inside = text(value.text);
  if (value.type === "url" && SAFE.test(value.url)) return node("a", { href: value.url, target: "_blank", rel: "noopener noreferrer" }, inside);
  return node(INLINE[value.type] ?? "span", {}, inside);
}
