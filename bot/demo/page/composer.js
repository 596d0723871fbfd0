// Where a person writes: text, attachments, slash commands, the bot's own keyboard.
import { base64 } from "./act.js";
import { gist } from "./bubble.js";
import { icon, iconButton, node } from "./nodes.js";
import { chooseCity } from "./sheets.js";
import { sampleAlbum, samplePicture } from "./samples.js";
import { say } from "./words.js";

export class Composer {
  #about = null;
  #drafts = new Map();
  #key = null;

  /** `perform(deed)` lets the person act and gives whether it worked; `commands()` lists what "/" offers. */
  constructor({ perform, commands, placeholder }) {
    this.perform = perform;
    this.commands = commands;
    this.placeholder = placeholder;
    this.#build();
  }

  /** Changes to another person or chat; what was begun there stays as a draft. */
  turnTo(key, keyboard) {
    if (key !== this.#key) {
      this.#drafts.set(this.#key, this.text.value);
      this.#key = key;
      this.text.value = this.#drafts.get(key) ?? "";
      this.cancel();
      this.#fit();
    }
    this.#showKeyboard(keyboard);
  }

  reply(message) { this.#begin("reply", message); }

  edit(message) {
    this.#begin("edit", message);
    this.text.value = message.text;
    this.#fit();
  }

  cancel() {
    if (this.#about?.mode === "edit") this.text.value = "";
    this.#about = null;
    this.about.hidden = true;
    this.#fit();
  }

  #begin(mode, message) {
    this.#about = { mode, message };
    this.about.hidden = false;
    this.about.replaceChildren(
      icon(mode === "edit" ? "pencil" : "reply"),
      node("span", { class: "about-text" }, node("b", {}, mode === "edit" ? say("editing") : `${say("replyTo")}: ${message.from.name}`), node("span", {}, gist(message))),
      iconButton("close", say("cancel"), { onclick: () => this.cancel() }));
    this.text.focus();
  }

  #build() {
    this.about = node("div", { class: "about", hidden: true });
    this.menu = node("div", { class: "menu", role: "menu", hidden: true }, ...this.#attachments());
    this.offers = node("div", { class: "menu offers", role: "listbox", hidden: true, "aria-label": say("commands") });
    this.text = node("textarea", {
      rows: 1, placeholder: this.placeholder(), "aria-label": this.placeholder(), enterkeyhint: "send", dir: "auto",
      onkeydown: (event) => this.#onKey(event), oninput: () => { this.#fit(); this.#offer(); },
      onpaste: (event) => this.#pasted(event),
    });
    this.clip = iconButton("clip", say("attach"), { "aria-expanded": "false", "aria-haspopup": "menu", onclick: () => this.#toggleMenu() });
    this.slash = iconButton("slash", say("commands"), { onclick: () => this.#openOffers() });
    this.send = iconButton("send", say("send"), { class: "round send", onclick: () => this.#send() });
    this.keyboard = node("div", { class: "keyboard", hidden: true });
    this.files = node("input", { type: "file", hidden: true, multiple: true, tabindex: -1, "aria-hidden": "true", onchange: () => this.#picked() });
    this.element = node("div", { class: "composer", onfocusout: (event) => this.#left(event), onkeydown: (event) => this.#inMenu(event) },
      this.about, this.menu, this.offers,
      node("div", { class: "writing" }, this.clip, this.text, this.slash, this.send), this.keyboard, this.files);
  }

  #attachments() {
    const entry = (symbol, key, chosen) => node("button", { type: "button", role: "menuitem", onclick: () => { this.#toggleMenu(false); chosen(); } }, icon(symbol), say(key));
    return [
      entry("photo", "photos", () => this.#pick("image/*")),
      entry("brush", "samplePhoto", async () => this.#pictures([await samplePicture()])),
      entry("album", "sampleAlbum", async () => this.#pictures(await sampleAlbum())),
      entry("file", "file", () => this.#pick("")),
      entry("voice", "voice", () => this.#perform({ do: "voice" })),
      entry("place", "sharePlace", () => this.#sharePlace()),
    ];
  }

  #pick(accept) {
    this.files.accept = accept;
    this.files.value = "";
    this.files.click();
  }

  #picked() {
    const files = [...this.files.files];
    return this.files.accept ? this.#pictures(files) : this.#documents(files);
  }

  #pasted(event) {
    const pictures = [...event.clipboardData.files].filter((file) => file.type.startsWith("image/"));
    if (!pictures.length) return;
    event.preventDefault();
    this.#pictures(pictures);
  }

  async #pictures(blobs) {
    if (!blobs.length) return;
    await this.#perform({ do: "picture", pictures: await Promise.all(blobs.slice(0, 10).map(base64)), caption: this.#take() });
  }

  async #documents(files) {
    for (const file of files) {
      await this.#perform({ do: "document", name: file.name, data: await base64(file), caption: this.#take() });
    }
  }

  async #sharePlace() {
    const city = await chooseCity();
    if (city) await this.#perform({ do: "place", latitude: city.latitude, longitude: city.longitude });
  }

  #take() {
    const text = this.text.value.trim();
    this.text.value = "";
    this.#fit();
    return text;
  }

  async #send() {
    const text = this.text.value.trim();
    this.offers.hidden = true;
    if (!text) return;
    if (this.#about?.mode === "edit") {
      const { message } = this.#about;
      this.cancel();
      await this.perform({ do: "edit", message: message.id, text });
      return;
    }
    this.text.value = "";
    this.#fit();
    const worked = await this.#perform({ do: "write", text });
    if (!worked && !this.text.value) this.text.value = text;
  }

  #perform(deed) {
    const about = this.#about;
    this.cancel();
    return this.perform(about?.mode === "reply" ? { ...deed, reply_to: about.message.id } : deed);
  }

  #onKey(event) {
    if (event.isComposing) return;
    if (event.key === "Escape") {
      if (!this.offers.hidden) this.offers.hidden = true;
      else this.cancel();
    } else if (event.key === "ArrowDown" && !this.offers.hidden) {
      event.preventDefault();
      this.offers.querySelector("button")?.focus();
    } else if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      this.#send();
    }
  }

  #openOffers() {
    this.text.value = "/";
    this.#fit();
    this.#offer();
    this.text.focus();
  }

  #offer() {
    const begun = /^\/(\w*)$/.exec(this.text.value);
    const fitting = begun ? this.commands().filter((known) => known.command.startsWith(begun[1])) : [];
    this.offers.hidden = fitting.length === 0;
    this.offers.replaceChildren(...fitting.map((known) => node("button", {
      type: "button", role: "option", onclick: () => { this.text.value = `/${known.command}`; this.text.focus(); this.#send(); },
    }, node("b", {}, `/${known.command}`), node("span", {}, known.description))));
  }

  #toggleMenu(open = this.menu.hidden) {
    this.menu.hidden = !open;
    this.clip.setAttribute("aria-expanded", String(open));
    if (open) this.menu.querySelector("button").focus();
  }

  #inMenu(event) {
    if (!event.target.closest(".menu")) return;
    const step = { ArrowDown: "nextElementSibling", ArrowUp: "previousElementSibling" }[event.key];
    if (step) {
      event.preventDefault();
      event.target[step]?.focus();
    } else if (event.key === "Escape") {
      this.#toggleMenu(false);
      this.offers.hidden = true;
      this.text.focus();
    }
  }

  #left(event) {
    if (this.element.contains(event.relatedTarget)) return;
    if (!this.menu.hidden) this.#toggleMenu(false);
    this.offers.hidden = true;
  }

  #fit() {
    this.text.style.height = "auto";
    if (this.text.value) this.text.style.height = `${Math.min(this.text.scrollHeight, 140)}px`;
    this.send.disabled = !this.text.value.trim();
  }

  #showKeyboard(keyboard) {
    this.keyboard.hidden = !keyboard;
    this.text.placeholder = keyboard?.placeholder || this.placeholder();
    this.keyboard.replaceChildren(...(keyboard?.rows ?? []).map((line) => node("div", {}, ...line.map((key) =>
      node("button", { type: "button", onclick: () => this.#keyPressed(key) }, key.wants === "location" && icon("place"), key.text)))));
  }

  #keyPressed(key) {
    if (key.wants === "location") return this.#sharePlace();
    if (key.wants === "contact") return this.#perform({ do: "contact" });
    return this.#perform({ do: "write", text: key.text });
  }
}
