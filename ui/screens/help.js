// Help without the internet: each question opens in its place.

import { h } from "../dom.js";
import { actions as row, button, contact, title } from "../parts.js";

/** The questions and how many sentences answer each: keys `help.<question>.<number>`. */
const QUESTIONS = /** @type {[string, number][]} */ ([
  ["start", 3], ["no-media", 5], ["pin", 4], ["captions", 3], ["tiles", 2], ["share", 3], ["data", 3], ["keys", 2],
]);

export function draw(x) {
  const heading = x.t("help.title");
  const body = h("div", { class: "stack" },
    title(heading),
    h("p", null, x.t("help.lead")),
    questions(x, QUESTIONS.map(([question]) => question)),
    h("section", { "data-key": "contact" },
      h("h2", null, x.t("help.contact")),
      contact(x, "help.contact.text")),
    h("section", { "data-key": "about" }, row(button(x, "about", x.t("about.title"), { look: "quiet" }))));
  return { title: heading, body };
}

/** Some of the questions, each with its answer folded below it. */
export function questions(x, some) {
  const counts = new Map(QUESTIONS);
  return h("div", { class: "questions", "data-key": "questions" }, some.map((question) => answer(x, question, counts.get(question))));
}

function answer(x, question, count) {
  return h("details", { id: `help-${question}` },
    h("summary", null, h("h2", null, x.t(`help.${question}`))),
    h("ul", null, Array.from({ length: count }, (_, at) => h("li", null, x.t(`help.${question}.${at + 1}`)))));
}
