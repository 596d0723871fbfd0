// A message's text with its entities as nodes; offsets are UTF-16 units, which is what JavaScript counts in.
import { node } from "./nodes.js";

const TAGS = {
  bold: "strong", italic: "em", underline: "u", strikethrough: "s", code: "code", pre: "pre",
  blockquote: "blockquote", expandable_blockquote: "blockquote", spoiler: "span",
};
const SAFE = /^(https?|mailto|tel):/i;

/** A fragment that shows `text` as its `entities` say. */
export function formatted(text, entities = []) {
  const sorted = [...entities].sort((a, b) => a.offset - b.offset || b.length - a.length);
  const fragment = document.createDocumentFragment();
  fill(fragment, text, sorted, 0, text.length);
  return fragment;
}

/** The same text in one plain line, for previews. */
export const oneLine = (text) => text.replace(/\s+/g, " ").trim();

function fill(parent, text, entities, from, to) {
  let at = from;
  for (let index = 0; index < entities.length; index += 1) {
    const entity = entities[index];
    const end = Math.min(entity.offset + entity.length, to);
    if (entity.offset < at || end <= entity.offset) continue;
    parent.append(text.slice(at, entity.offset));
    const inside = entities.slice(index + 1).filter((other) => other.offset < end);
    const element = wrap(entity, text.slice(entity.offset, end));
    fill(element, text, inside, entity.offset, end);
    parent.append(element);
    at = end;
    if (element.matches("blockquote, pre") && text[at] === "\n") at += 1;
  }
  parent.append(text.slice(at, to));
}

function wrap(entity, covered) {
  const href = address(entity, covered);
  if (href) return node("a", { href, target: "_blank", rel: "noopener noreferrer" });
  switch (entity.type) {
    case "bot_command": return node("button", { type: "button", class: "command", "data-command": covered });
    case "spoiler": return node("span", { class: "spoiler", tabindex: 0, role: "button", "data-spoiler": "" });
    case "hashtag": case "cashtag": case "mention": case "text_mention": return node("span", { class: "tag" });
    default: return node(TAGS[entity.type] ?? "span");
  }
}

function address(entity, covered) {
  const href = {
    text_link: entity.url,
    url: SAFE.test(covered) ? covered : `https://${covered}`,
    email: `mailto:${covered}`,
    phone_number: `tel:${covered}`,
  }[entity.type];
  return href && SAFE.test(href) ? href : null;
}
