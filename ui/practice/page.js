// The page for trying out: three things to look at, and the way on. Nothing is stored and nothing is sent: the page may
// not even ask for anything but its own files.

import { begin } from "../begin.js";
import { h } from "../dom.js";
import { dress, onDesktopChange } from "../theme.js";
import { addWords, words } from "../words.js";
import { camera } from "./camera.js";
import { microphone } from "./microphone.js";
import { sound } from "./sound.js";

/** Links that end it. The program sees that they are followed; they lead nowhere. */
const GO_ON = "go-on";
const BACK = "back";

const { language, goesOn, system } = begin;
const t = (/** @type {string} */ key, params = {}) => words(language, key, params);
const place = { t, system };

addWords({ [language]: begin.words });
const wear = () => dress(begin, language, begin.colours);
wear();
onDesktopChange(wear);

const leave = h("a", { class: goesOn ? "button" : "button main", href: BACK }, t(goesOn ? "practice.back" : "practice.done"));
document.getElementById("main")?.append(
  h("h1", { id: "heading", tabindex: "-1" }, t("practice.title")),
  h("p", null, t("practice.calm")),
  h("div", { class: "practice" }, camera(place), h("div", { class: "beside" }, microphone(place), sound(place))),
  h("div", { class: "actions" }, goesOn && h("a", { class: "button main", href: GO_ON }, t("practice.go-on")), leave));
document.title = `${t("practice.title")} – ${t("app.name")}`;
document.getElementById("heading")?.focus();

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  // To the browser the key means "stop loading".
  event.preventDefault();
  location.assign(BACK);
});
