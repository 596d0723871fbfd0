// Puts the page together: the masthead, the hints, three phones and the line to the server.
import { icon, node, refill } from "./nodes.js";
import { Phone } from "./phone.js";
import { World } from "./state.js";
import { LANGUAGES, language, say, speak } from "./words.js";

const world = new World();
const phones = ["citizen", "staff", "manager"].map((role) => new Phone(world, role));
const [citizen, , manager] = phones;
const narrow = matchMedia("(max-width: 1000px)");
let room = "citizen";
let first = true;

world.addEventListener("change", ({ detail }) => {
  for (const phone of phones) phone.update(detail, first);
  if (first) {
    citizenSpeaking(language());
    if (!narrow.matches) citizen.composer.text.focus();
  }
  first = false;
  drawRooms();
});

for (const phone of phones) {
  phone.addEventListener("follow", ({ detail }) => follow(phone, detail));
  phone.addEventListener("invented", async ({ detail }) => {
    world.apply(await (await fetch("/state")).json());
    phone.pass(detail);
  });
}

narrow.addEventListener("change", () => enter(room));
document.querySelector(".stage").append(...phones.map((phone) => phone.element));
drawWords();
enter(room);
world.follow((connected) => { document.querySelector(".line").textContent = connected ? "" : say("offline"); });

function follow(from, { link, message }) {
  const holder = [phones[1], manager, citizen].find((phone) => phone.show(link, message));
  if (holder) enter(holder.role);
  else from.toast(say("notHere"));
}

function enter(role) {
  room = role;
  for (const phone of phones) {
    phone.element.classList.toggle("current", phone.role === role);
    phone.visible = !narrow.matches || phone.role === role;
  }
  drawRooms();
}

function citizenSpeaking(code) {
  const person = citizen.people.find((known) => known.language === code);
  if (person) citizen.pass(person.id);
}

function drawWords() {
  document.documentElement.lang = language();
  for (const element of document.querySelectorAll("[data-say]")) element.textContent = say(element.dataset.say);
  const languages = document.querySelector(".languages");
  languages.setAttribute("aria-label", say("language"));
  languages.replaceChildren(...Object.entries(LANGUAGES).map(([code, label]) =>
    node("button", { type: "button", lang: code, "aria-pressed": String(code === language()), onclick: () => code !== language() && change(code) }, label)));
  document.querySelector(".chips").replaceChildren(...say("tries").map((words) =>
    node("button", { type: "button", onclick: () => { enter("citizen"); citizen.perform({ do: "write", text: words }); } }, words)));
  const digest = document.querySelector(".digest");
  digest.replaceChildren(icon("chart"), say("digest"));
  digest.onclick = () => { enter("manager"); manager.perform({ do: "write", text: "/digest" }); };
}

function change(code) {
  speak(code);
  drawWords();
  for (const phone of phones) phone.redraw();
  citizenSpeaking(code);
  for (const phone of phones) phone.hear(code);
  enter(room);
}

function drawRooms() {
  refill(document.querySelector(".rooms"), ...phones.map((phone) => node("button", {
    type: "button", "aria-current": String(phone.role === room), "aria-controls": `room-${phone.role}`, onclick: () => enter(phone.role),
  }, say(phone.role), phone.unread > 0 && node("i", { class: "badge" }, phone.unread))));
}
