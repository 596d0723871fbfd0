// How one message, or one album, looks in a phone.
import { formatted, oneLine } from "./entities.js";
import { drawMap, nearestCity } from "./places.js";
import { rich } from "./rich.js";
import { clock, day, say } from "./words.js";
import { icon, iconButton, node, portrait } from "./nodes.js";

/** The row for messages of one key (an album's items, or a single message), as `viewer` sees it in `chat`. */
export function row(messages, chat, viewer) {
  const [first] = messages;
  const last = messages.at(-1);
  if (first.service) return node("li", { class: "row service", ...place(first) }, node("span", {}, `${first.from.name} ${say("notices")[first.service] ?? first.service.replaceAll("_", " ")}`));
  const own = first.from.id === viewer.id;
  const group = chat.kind !== "private";
  return node(
    "li",
    { class: `row ${own ? "own" : "other"}${first.from.bot ? " from-bot" : ""}${bare(messages) ? " bare" : ""}`, ...place(first) },
    group && !own && portrait(first.from, first.from.bot ? { class: "portrait official" } : {}),
    node("div", { class: "column" },
      node("div", { class: "bubble" },
        group && !own && node("p", { class: "author", "data-hue": Math.abs(first.from.id) % 7 }, first.from.name,
          first.from.bot && node("small", {}, say("bot"))),
        first.reply_to && quote(first.reply_to, chat),
        media(messages),
        words(messages),
        stamp(last)),
      buttons(last),
      reactions(messages)),
    node("div", { class: "tools" },
      iconButton("reply", say("reply"), { "data-reply": first.id }),
      own && captioned(messages) && iconButton("pencil", say("edit"), { "data-edit": captioned(messages).id })));
}

/** A message in a few words, for quotes and previews. */
export function gist(message) {
  if (!message) return say("deleted");
  if (message.text) return oneLine(message.text).slice(0, 120);
  const kind = message.media?.kind;
  return { location: say("place"), venue: say("place"), video_note: say("video"), animation: say("video") }[kind] ?? (kind ? say(kind) : "…");
}

const place = (message) => ({ "data-id": message.id, "data-day": day(message.date) });

const bare = (messages) => messages.every((message) => message.media && PICTURES.has(message.media.kind) && !message.text);

const PICTURES = new Set(["photo", "video", "animation", "video_note", "location"]);

const captioned = (messages) => messages.find((message) => message.text) ?? null;

function quote(id, chat) {
  const original = chat.messages.get(id);
  return node("button", { type: "button", class: "quote", "data-jump": id },
    node("b", {}, original?.from.name ?? ""), node("span", {}, gist(original)));
}

function words(messages) {
  const shown = messages.filter((message) => message.text);
  if (!shown.length) return null;
  if (shown[0].rich) return rich(shown[0].rich);
  return node("div", { class: "words", dir: "auto" }, ...shown.map((message) => node("div", {}, formatted(message.text, message.entities))));
}

const stamp = (message) => node("p", { class: "stamp" }, message.edited ? `${say("edited")} ` : "",
  node("time", { datetime: new Date(message.date * 1000).toISOString() }, clock(message.date)));

function media(messages) {
  const shown = messages.filter((message) => message.media);
  if (!shown.length) return null;
  const grid = shown.length > 1 && shown.every((message) => PICTURES.has(message.media.kind));
  return node("div", { class: grid ? "media grid" : "media", "data-count": shown.length }, ...shown.map((message) => item(message)));
}

function item(message) {
  const { media: thing } = message;
  const address = `/file/${encodeURIComponent(thing.file ?? "")}`;
  switch (thing.kind) {
    case "photo": return node("a", { class: "photo", href: address, target: "_blank", rel: "noopener" },
      node("img", { src: address, alt: say("photo"), width: thing.width, height: thing.height, decoding: "async" }));
    case "video": case "animation": case "video_note":
      return node("video", { src: address, controls: true, preload: "metadata", class: thing.kind });
    case "voice": case "audio": return node("div", { class: "sound" }, icon("voice"),
      node("audio", { src: address, controls: true, preload: "none" }));
    case "location": case "venue": return spot(thing);
    case "contact": return attachment("person", thing.title ?? say("contact"), thing.phone);
    case "sticker": return node("span", { class: "sticker" }, thing.emoji ?? "☺");
    case "document": return node("a", { class: "attached", href: address, download: thing.name ?? "" },
      ...attachment("file", thing.name ?? say("document"), weight(thing.size)).childNodes);
    default: return attachment("file", thing.kind);
  }
}

const attachment = (symbol, title, detail) => node("div", { class: "attached" }, icon(symbol),
  node("span", {}, node("b", {}, title), node("small", {}, detail ?? "")));

const spot = ({ latitude, longitude, title }) => node("figure", { class: "spot" }, drawMap(latitude, longitude),
  node("figcaption", {}, node("b", {}, title ?? nearestCity(latitude, longitude)),
    node("small", {}, `${latitude.toFixed(4)}, ${longitude.toFixed(4)}`)));

function weight(bytes) {
  if (!bytes) return "";
  return bytes < 1e6 ? `${Math.max(1, Math.round(bytes / 1e3))} KB` : `${(bytes / 1e6).toFixed(1)} MB`;
}

function buttons(message) {
  if (!message.buttons.length) return null;
  return node("div", { class: "buttons" }, ...message.buttons.map((line) => node("div", {}, ...line.map((button) =>
    button.url
      ? node("a", { href: /^https?:/i.test(button.url) ? button.url : "#", target: "_blank", rel: "noopener noreferrer" }, button.text, icon("arrow"))
      : node("button", { type: "button", "data-press": message.id, "data-data": button.data ?? "" }, button.text)))));
}

function reactions(messages) {
  const all = messages.flatMap((message) => message.reactions);
  return all.length ? node("p", { class: "reactions" }, ...all.map((emoji) => node("span", {}, emoji))) : null;
}
