// The emulated world as this page knows it, kept up to date by the server's events.

export class World extends EventTarget {
  people = new Map();
  chats = new Map();
  phones = [];
  bot = { id: 0, name: "" };

  /** Takes a whole state or a change (both have the same shape); tells "change": chat id → {messages, gone, news}. */
  apply(change) {
    this.phones = change.phones;
    this.bot = change.bot;
    this.people = new Map(change.people.map((person) => [person.id, person]));
    const touched = new Map();
    for (const fresh of change.chats) {
      const chat = this.chats.get(fresh.id) ?? { messages: new Map() };
      const gone = change.whole ? missing(chat, fresh) : fresh.gone;
      const messages = fresh.messages.filter((message) => differs(chat.messages.get(message.id), message));
      const news = messages.filter((message) => !chat.messages.has(message.id) && message.from.bot).length;
      for (const message of messages) chat.messages.set(message.id, message);
      for (const id of gone) chat.messages.delete(id);
      this.chats.set(fresh.id, { ...chat, ...fresh, messages: chat.messages });
      touched.set(fresh.id, { messages, gone, news });
    }
    this.dispatchEvent(new CustomEvent("change", { detail: touched }));
  }

  /** Follows the server for as long as the page is open; `connected` is told whether it still answers. */
  follow(connected) {
    const events = new EventSource("/events");
    events.onopen = () => connected(true);
    events.onerror = () => connected(false);
    events.onmessage = (event) => this.apply(JSON.parse(event.data));
  }
}

const differs = (before, after) => !before || JSON.stringify(before) !== JSON.stringify(after);

const missing = (chat, fresh) => {
  const there = new Set(fresh.messages.map((message) => message.id));
  return [...chat.messages.keys()].filter((id) => !there.has(id));
};
