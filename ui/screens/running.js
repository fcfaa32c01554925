// The meeting runs in a window of its own. Whoever comes here meanwhile wants back, or needs something for it.

import { h } from "../dom.js";
import { actions as row, copyLink, mainButton, meetingBlock, title } from "../parts.js";
import { questions } from "./help.js";

/** What people ask in the middle of a meeting. */
const URGENT = ["no-media", "pin", "captions"];

export function draw(x) {
  const { running, meeting } = x.view;
  const heading = x.t("running.title");
  const which = running ?? meeting;
  const body = h("div", { class: "stack" },
    title(heading),
    which && meetingBlock(x, which),
    h("p", null, x.t("running.window")),
    row(mainButton(x, "stay", x.t("running.show"))),
    h("section", { "data-key": "questions" },
      h("h2", null, x.t("running.help")),
      questions(x, URGENT)),
    which && h("section", { class: "stack", "data-key": "link" },
      h("h2", null, x.t("running.link")),
      copyLink(x)));
  return { title: heading, body };
}

export const escape = () => "stay";
