// The three small questions the page asks in a sheet of its own: a city, a new citizen, an alert to confirm.
import { CITIES } from "./places.js";
import { LANGUAGES, language, say } from "./words.js";
import { icon, node } from "./nodes.js";

/** Gives the chosen city, or undefined when the person thought better of it. */
export function chooseCity() {
  return ask(say("whichCity"), (done) => [
    node("div", { class: "choices" }, ...CITIES.map((city) =>
      node("button", { type: "button", onclick: () => done(city) }, icon("place"), city[language()]))),
    node("div", { class: "sheet-foot" }, node("button", { type: "button", onclick: () => done() }, say("cancel"))),
  ]);
}

/** Gives {name, language} of an invented citizen, or undefined. */
export function inventCitizen() {
  return ask(say("newCitizen"), (done) => {
    const name = node("input", { name: "name", required: true, maxlength: 40, placeholder: say("namePlaceholder"), autocomplete: "off" });
    const choices = Object.entries(LANGUAGES).map(([code, label]) => node("label", { lang: code },
      node("input", { type: "radio", name: "language", value: code, ...(code === language() ? { checked: true } : {}) }), node("span", {}, label)));
    const submit = (event) => {
      event.preventDefault();
      done({ name: name.value.trim(), language: new FormData(event.target).get("language") });
    };
    return [node("form", { onsubmit: submit },
      node("label", { class: "field" }, node("span", {}, say("name")), name),
      node("fieldset", { class: "field" }, node("legend", {}, say("clientLanguage")), node("div", { class: "radios" }, ...choices)),
      node("div", { class: "sheet-foot" },
        node("button", { type: "button", onclick: () => done() }, say("cancel")),
        node("button", { type: "submit", class: "primary" }, say("create"))))];
  });
}

/** Shows words that must be read before going on. */
export function tell(words) {
  return ask(null, (done) => [
    node("p", { class: "alert" }, words),
    node("div", { class: "sheet-foot" }, node("button", { type: "button", class: "primary", onclick: () => done() }, say("good"))),
  ]);
}

function ask(title, contents) {
  const sheet = document.getElementById("sheet");
  return new Promise((resolve) => {
    let answer;
    const done = (value) => { answer = value; sheet.close(); };
    sheet.replaceChildren(...(title ? [node("h2", {}, title)] : []), ...contents(done));
    sheet.onclose = () => resolve(answer);
    sheet.onclick = (event) => { if (event.target === sheet) done(); };
    sheet.showModal();
  });
}
