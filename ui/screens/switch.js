// A second meeting was asked for while one runs.

import { h } from "../dom.js";
import { actions as row, button, mainButton, meetingBlock, meetingName, title } from "../parts.js";

export function draw(x) {
  const { meeting, running } = x.view;
  const heading = x.t("switch.title");
  const body = h("div", { class: "stack" },
    title(heading),
    running && h("p", null, x.t("switch.running", { meeting: meetingName(x, running) })),
    h("section", { "data-key": "new" }, h("h2", null, x.t("switch.new")), meeting && meetingBlock(x, meeting)),
    h("p", null, x.t("switch.question")),
    row(mainButton(x, "leave-and-join", x.t("switch.leave")), button(x, "stay", x.t("switch.stay"))));
  return { title: heading, body };
}

export const escape = () => "stay";
