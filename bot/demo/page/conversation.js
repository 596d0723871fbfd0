// The list of bubbles of one chat as one person sees it; only what changed is drawn again.
import { row } from "./bubble.js";
import { node, swap } from "./nodes.js";
import { say } from "./words.js";

export class Conversation {
  #rows = new Map();
  #list = node("ol", { class: "rows", role: "log", "aria-live": "polite", "aria-relevant": "additions" });
  #jump = node("button", { type: "button", class: "newer", hidden: true, onclick: () => this.toEnd(true) });
  #missed = 0;
  #atEnd = true;
  #live = false;

  /** `wanted` says which messages belong here (one forum topic, or all). */
  constructor(chat, viewer, wanted = () => true) {
    this.viewer = viewer;
    this.wanted = wanted;
    this.empty = node("div", { class: "empty" }, node("b", {}, say("nobody")), node("span", {}, chat.kind === "private" ? say("nobodyHint") : ""));
    this.pane = node("div", { class: "pane", tabindex: 0, onscroll: () => this.#scrolled() }, this.empty, this.#list);
    this.element = node("div", { class: "conversation" }, this.pane, this.#jump);
    new ResizeObserver(() => this.#atEnd && this.toEnd()).observe(this.#list);
    new ResizeObserver(() => this.#atEnd && this.toEnd()).observe(this.pane);
    this.update(chat, [...chat.messages.values()]);
    this.#live = true;
  }

  /** Draws the given messages of the chat anew and forgets the ids that are gone. */
  update(chat, messages, gone = []) {
    const mine = messages.filter((message) => this.wanted(message));
    const keys = new Set([...mine.map(keyOf), ...gone.map((id) => this.#keyHolding(id))]);
    const albums = [...keys].some((key) => String(key).startsWith("album")) ? albumsOf(chat, this.wanted) : new Map();
    const added = mine.filter((message) => !this.#rows.has(keyOf(message)));
    for (const key of keys) this.#draw(key, albums.get(key) ?? [chat.messages.get(key)].filter(Boolean), chat);
    this.empty.hidden = this.#rows.size > 0;
    this.#note(added);
  }

  /** Scrolls to a message and marks it for a moment; false when it is not here. */
  show(id) {
    const found = [...this.#rows.values()].find((entry) => entry.ids.includes(id));
    if (!found) return false;
    this.#atEnd = false;
    found.element.scrollIntoView({ block: "center", behavior: "smooth" });
    found.element.classList.remove("marked");
    requestAnimationFrame(() => found.element.classList.add("marked"));
    return true;
  }

  toEnd(smooth = false) {
    this.#atEnd = true;
    this.#missed = 0;
    this.#jump.hidden = true;
    this.pane.scrollTo({ top: this.pane.scrollHeight, behavior: smooth ? "smooth" : "instant" });
  }

  #draw(key, messages, chat) {
    const old = this.#rows.get(key);
    if (!messages.length) {
      this.#separate(old?.element.nextElementSibling);
      old?.element.remove();
      this.#rows.delete(key);
      return;
    }
    const element = row(messages, chat, this.viewer);
    const ids = messages.map((message) => message.id);
    this.#rows.set(key, { element, ids });
    if (old) swap(old.element, element);
    else this.#insert(element, ids[0]);
    if (!old && this.#live) element.classList.add("fresh");
    this.#separate(element);
    this.#separate(element.nextElementSibling);
  }

  #keyHolding(id) {
    return [...this.#rows].find(([, entry]) => entry.ids.includes(id))?.[0] ?? id;
  }

  #insert(element, id) {
    let after = this.#list.lastElementChild;
    while (after && Number(after.dataset.id) > id) after = after.previousElementSibling;
    if (after) after.after(element);
    else this.#list.prepend(element);
  }

  #separate(element) {
    element?.classList.toggle("new-day", element.previousElementSibling?.dataset.day !== element.dataset.day);
  }

  #note(messages) {
    if (this.#atEnd || messages.some((message) => message.from?.id === this.viewer.id)) return this.toEnd();
    this.#missed += messages.length;
    this.#jump.hidden = this.#missed === 0;
    this.#jump.textContent = `↓ ${say("newer")}: ${this.#missed}`;
  }

  #scrolled() {
    const left = this.pane.scrollHeight - this.pane.scrollTop - this.pane.clientHeight;
    this.#atEnd = left < 60;
    if (this.#atEnd) {
      this.#missed = 0;
      this.#jump.hidden = true;
    }
  }
}

const keyOf = (message) => (message.album ? `album ${message.album}` : message.id);

function albumsOf(chat, wanted) {
  const albums = new Map();
  for (const message of chat.messages.values()) {
    if (!message.album || !wanted(message)) continue;
    const key = keyOf(message);
    albums.set(key, [...(albums.get(key) ?? []), message]);
  }
  return albums;
}
