// A second meeting was asked for while one runs, or ran until a moment ago.

import { h } from "../dom.js";
import { actions as row, button, mainButton, meetingBlock, meetingName, title } from "../parts.js";

export function draw(x) {
  const { meeting, running } = x.view;
  const heading = x.t(running ? "switch.title" : "switch.over");
  const body = h("div", { class: "stack" },
    title(heading),
    running && h("p", { "data-key": "running" }, x.t("switch.running", { meeting: meetingName(x, running) })),
    h("section", { "data-key": "new" }, h("h2", null, x.t("switch.new")), meeting && meetingBlock(x, meeting)),
    h("p", { "data-key": "question", role: "status" }, x.t(running ? "switch.question" : "switch.over.question")),
    running
      ? row(mainButton(x, "leave-and-join", x.t("switch.leave")), button(x, "stay", x.t("switch.stay")))
      : row(mainButton(x, "leave-and-join", x.t("switch.join")), button(x, "go-home", x.t("switch.home"))));
  return { title: heading, body };
}

export const escape = (x) => (x.view.running ? "stay" : "go-home");
