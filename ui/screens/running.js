// The meeting runs in a window of its own.

import { h } from "../dom.js";
import { actions as row, mainButton, meetingBlock, title } from "../parts.js";

export function draw(x) {
  const { running, meeting } = x.view;
  const heading = x.t("running.title");
  const which = running ?? meeting;
  const body = h("div", { class: "stack" },
    title(heading),
    which && meetingBlock(x, which),
    h("p", null, x.t("running.window")),
    row(mainButton(x, "stay", x.t("running.show"))));
  return { title: heading, body };
}
