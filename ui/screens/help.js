// Help without the internet: each question opens in its place.

import { h } from "../dom.js";
import { actions as row, button, contact, practice, title } from "../parts.js";
import { support } from "./problem.js";

/** The questions and how many sentences answer each: keys `help.<question>.<number>`. */
const QUESTIONS = /** @type {[string, number][]} */ ([
  ["start", 4], ["no-media", 5], ["pin", 4], ["pin-two", 4], ["sounds", 4], ["captions", 7], ["tiles", 2], ["share", 3], ["data", 3], ["keys", 2],
]);

export function draw(x) {
  const heading = x.t("help.title");
  const body = h("div", { class: "stack" },
    title(heading),
    practice(x),
    h("p", null, x.t("help.lead")),
    questions(x, QUESTIONS.map(([question]) => question)),
    h("section", { "data-key": "contact" },
      h("h2", null, x.t("help.contact")),
      contact(x, "help.contact.text")),
    support(x),
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
    h("ul", null, Array.from({ length: count }, (_, at) => h("li", null, x.t(`help.${question}.${at + 1}`)))),
    question === "captions" && liveCaptions(x));
}

/** A button only where the system makes captions. */
function liveCaptions(x) {
  return x.ask("live-captions") && row(button(x, "open-live-captions", x.t("help.captions.open")));
}

export const actions = {
  "open-live-captions": (x) => x.run("open-live-captions"),
};
