// One of the three phones: who holds it, which chat is open, what is shown and what can be done there.
import { act } from "./act.js";
import { Composer } from "./composer.js";
import { Conversation } from "./conversation.js";
import { iconButton, node, portrait, refill } from "./nodes.js";
import { inventCitizen, tell } from "./sheets.js";
import { LANGUAGES, say } from "./words.js";

export class Phone extends EventTarget {
  #conversations = new Map();
  #unread = new Map();
  #person = null;
  #chat = null;
  #thread = null;
  #visible = true;

  constructor(world, role) {
    super();
    this.world = world;
    this.role = role;
    this.#build();
  }

  /** Draws everything anew, for instance in another language. */
  redraw() {
    this.#conversations.clear();
    this.#build();
    this.#open();
  }

  /** Takes in what changed in the world: Map of chat id → {messages, gone, news}; `first` things are not news. */
  update(touched, first) {
    if (!this.#mine.people.includes(this.#person)) this.#person = this.#mine.people[0];
    for (const [id, { messages, gone, news }] of touched) {
      for (const [key, conversation] of this.#conversations) {
        if (key.split(" ")[1] === String(id)) conversation.update(this.world.chats.get(id), messages, gone);
      }
      if (!first) this.#count(id, news);
    }
    this.#open();
  }

  /** Lets the person of this phone do something in the open chat; gives whether it worked. */
  async perform(deed) {
    try {
      const answer = await act({ person: this.#person, chat: this.#chat, thread: this.#thread, ...deed });
      return answer ?? true;
    } catch (error) {
      this.toast(`${say("failed")}: ${error.message}`);
      return false;
    }
  }

  /** Hands the phone to one of its people. */
  pass(person) {
    this.#person = person;
    this.#thread = null;
    this.#chat = null;
    this.#open();
  }

  /** Lets the bot write in this language in the groups of this phone, as its button under /language does. */
  async hear(code) {
    for (const id of this.#mine.chats ?? []) {
      const said = [...this.world.chats.get(id).messages.values()].findLast((message) => message.from.bot);
      if (said) await this.perform({ do: "press", chat: id, message: said.id, data: `language:0:${code}` });
    }
  }

  /** Opens the chat with this link id at a message; false when this phone does not hold it. */
  show(link, message) {
    const chat = this.#chats.map((id) => this.world.chats.get(id)).find((known) => known?.link === link);
    if (!chat?.messages.has(message)) return false;
    this.#chat = chat.id;
    this.#thread = null;
    this.#open();
    return this.#conversation.show(message);
  }

  set visible(visible) {
    this.#visible = visible;
    if (visible) this.#read();
  }

  get unread() { return [...this.#unread.values()].reduce((sum, count) => sum + count, 0); }

  get people() { return this.#mine.people.map((id) => this.world.people.get(id)); }

  toast(words) {
    const note = node("p", { class: "toast", role: "status" }, words);
    this.toasts.replaceChildren(note);
    setTimeout(() => note.remove(), 1800 + words.length * 55);
  }

  get #mine() { return this.world.phones.find((phone) => phone.role === this.role); }

  get #chats() {
    const own = this.world.people.get(this.#person).chat;
    const begun = this.#chat === own || this.world.chats.get(own)?.messages.size;
    return this.#mine.chats ? [...this.#mine.chats, ...(begun ? [own] : [])] : [own];
  }

  get #conversation() {
    const key = `${this.#person} ${this.#chat} ${this.#thread}`;
    if (!this.#conversations.has(key)) {
      const thread = this.#thread;
      this.#conversations.set(key, new Conversation(this.world.chats.get(this.#chat), this.world.people.get(this.#person),
        (message) => thread === null || message.thread === thread));
    }
    return this.#conversations.get(key);
  }

  #build() {
    this.faces = node("div", { class: "faces" });
    this.bar = node("header", { class: "bar" });
    this.tabs = node("div", { class: "tabs", hidden: true });
    this.screen = node("div", { class: "screen" });
    this.toasts = node("div", { class: "toasts" });
    this.composer = new Composer({
      perform: (deed) => this.perform(deed), commands: () => this.#commands(),
      placeholder: () => say(this.role === "staff" ? "writeStaff" : "write"),
    });
    const element = node("section", { class: "box", "data-role": this.role, "aria-label": say(this.role), id: `room-${this.role}` },
      node("div", { class: "who" }, node("h2", {}, say(this.role)), this.faces),
      node("div", { class: "phone", onclick: (event) => this.#clicked(event), ondblclick: (event) => this.#answer(event), onkeydown: (event) => this.#spoilerKey(event) },
        this.bar, this.tabs, this.screen, this.toasts, this.composer.element));
    this.element?.replaceWith(element);
    this.element = element;
  }

  #open() {
    if (!this.#chats.includes(this.#chat)) this.#chat = this.#chats[0];
    const chat = this.world.chats.get(this.#chat);
    const person = this.world.people.get(this.#person);
    if (!chat) return;
    const { element } = this.#conversation;
    if (this.screen.firstElementChild !== element) this.screen.replaceChildren(element);
    element.lang = person.language;
    this.composer.turnTo(`${this.#person} ${this.#chat}`, chat.keyboard);
    this.#read();
    this.#drawBar(chat);
    this.#drawTabs(chat);
    this.#drawFaces();
  }

  #drawBar(chat) {
    const partner = chat.kind === "private" ? this.world.bot : { id: chat.id, name: chat.title };
    const detail = chat.kind === "private" ? say("bot") : `${say(chat.kind === "channel" ? "channel" : "group")} · ${say("members")}: ${chat.members}`;
    this.bar.replaceChildren(
      portrait(partner, chat.kind === "private" ? { class: "portrait official" } : {}),
      node("div", {}, node("b", {}, partner.name), node("small", {}, detail)));
  }

  #drawTabs(chat) {
    const chats = this.#chats.map((id) => this.world.chats.get(id));
    const tab = (kind, label, chosen, choose) => node("button", { type: "button", class: kind, "aria-pressed": String(chosen), onclick: choose }, label);
    const topics = chat.topics.length ? [{ id: null, name: say("all") }, ...chat.topics] : [];
    refill(this.tabs,
      ...(chats.length > 1 ? chats.map((other) => tab("chat", other.kind === "private" ? this.world.bot.name : other.title, other === chat, () => { this.#chat = other.id; this.#thread = null; this.#open(); })) : []),
      ...topics.map((topic) => tab("topic", topic.name, topic.id === this.#thread, () => { this.#thread = topic.id; this.#open(); })));
    this.tabs.hidden = this.tabs.childElementCount === 0;
  }

  #drawFaces() {
    const { people } = this;
    if (people.length === 1 && this.role !== "citizen") {
      this.faces.replaceChildren(node("span", { class: "holder" }, people[0].name));
      return;
    }
    refill(this.faces,
      ...people.map((person) => this.#face(person)),
      ...(this.role === "citizen" ? [iconButton("plus", say("newCitizen"), { class: "round plus", onclick: () => this.#invent() })] : []));
  }

  #face(person) {
    const unread = this.#mine.chats ? 0 : this.#unread.get(person.chat) ?? 0;
    return node("button", {
      type: "button", class: "face", "aria-pressed": String(person.id === this.#person), title: person.name,
      "aria-label": `${person.name}, ${LANGUAGES[person.language] ?? person.language}${unread ? `, ${say("unread")}: ${unread}` : ""}`,
      onclick: () => this.pass(person.id),
    }, portrait(person), node("span", { class: "name" }, person.name.split(" ")[0]),
    node("small", { lang: person.language }, LANGUAGES[person.language] ?? person.language), unread > 0 && node("i", { class: "badge" }, unread));
  }

  async #invent() {
    const wanted = await inventCitizen();
    if (!wanted?.name) return;
    const answer = await this.perform({ do: "invent", ...wanted });
    if (answer) this.dispatchEvent(new CustomEvent("invented", { detail: answer.person }));
  }

  #commands() {
    const person = this.world.people.get(this.#person);
    const known = this.#mine.commands[person.language] ?? this.#mine.commands[""];
    return known.length ? known : FALLBACK[this.role].map((command) => ({ command, description: say("hints")[command] }));
  }

  #count(id, news) {
    const held = this.#mine.chats ?? this.people.map((person) => person.chat);
    if (news && held.includes(id)) this.#unread.set(id, (this.#unread.get(id) ?? 0) + news);
  }

  #read() {
    if (this.#visible) this.#unread.delete(this.#chat);
  }

  #clicked(event) {
    const at = event.target.closest("[data-reply], [data-edit], [data-press], [data-jump], [data-command], [data-spoiler], a");
    if (!at) return;
    const { reply, edit, press, jump, command } = at.dataset;
    const messages = this.world.chats.get(this.#chat).messages;
    if (reply) this.composer.reply(messages.get(Number(reply)));
    else if (edit) this.composer.edit(messages.get(Number(edit)));
    else if (jump) this.#conversation.show(Number(jump));
    else if (press) this.#press(at, Number(press));
    else if (command) this.perform({ do: "write", text: command });
    else if (at.matches("[data-spoiler]")) at.classList.add("open");
    else this.#follow(event, at);
  }

  #answer(event) {
    const row = event.target.closest(".bubble")?.closest(".row");
    if (row) this.composer.reply(this.world.chats.get(this.#chat).messages.get(Number(row.dataset.id)));
  }

  #spoilerKey(event) {
    if (event.key === "Enter" && event.target.matches?.("[data-spoiler]")) event.target.classList.add("open");
  }

  async #press(button, message) {
    button.disabled = true;
    const answer = await this.perform({ do: "press", message, data: button.dataset.data });
    button.disabled = false;
    if (answer?.alert) await tell(answer.text);
    else if (answer?.text) this.toast(answer.text);
    const start = /^https:\/\/t\.me\/\w+\?start=([\w-]+)$/.exec(answer?.url ?? "");
    if (start) this.#start(start[1]);
  }

  /** Opens the private chat with the bot and presses its Start button, as a link on a button does. */
  #start(payload) {
    this.#chat = this.world.people.get(this.#person).chat;
    this.#thread = null;
    this.#open();
    this.perform({ do: "write", text: `/start ${payload}` });
  }

  #follow(event, link) {
    const found = /^https:\/\/t\.me\/c\/(\d+)\/(?:\d+\/)?(\d+)/.exec(link.href);
    if (!found) return;
    event.preventDefault();
    this.dispatchEvent(new CustomEvent("follow", { detail: { link: found[1], message: Number(found[2]) } }));
  }
}

const FALLBACK = { citizen: ["start", "help", "new", "my", "language", "privacy"], staff: ["help"], manager: ["digest"] };
