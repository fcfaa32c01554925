// The meeting is over, in whichever way: the first line says which.

import { h } from "../dom.js";
import { actions as row, button, contact, homeButton, mainButton, meetingBlock, telephone, title } from "../parts.js";

/** Endings nobody wanted: here people may need somebody to ask. */
const BROKEN = new Set(["connection-lost", "crashed"]);

export function draw(x) {
  const { stage, meeting } = x.view;
  const heading = x.t(`over.${stage.ending}`);
  const inBrowser = stage.ending === "handed-over";
  const body = h("div", { class: "stack" },
    title(heading),
    h("p", null, x.t(`over.${stage.ending}.text`)),
    meeting && meetingBlock(x, meeting),
    row(
      mainButton(x, "join-pending", x.t(inBrowser ? "over.join-again.browser" : "over.join-again")),
      homeButton(x),
      button(x, "quit", x.t("over.quit"), { look: "quiet" })),
    meeting && telephone(x),
    BROKEN.has(stage.ending) && h("section", { "data-key": "contact" }, contact(x, "contact.ask")));
  return { title: heading, body };
}

export const escape = () => "go-home";
