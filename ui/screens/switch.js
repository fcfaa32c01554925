// A second meeting was asked for while one runs, or ran until a moment ago.

import { moment } from "../dates.js";
import { h } from "../dom.js";
import { actions as row, button, homeButton, mainButton, meetingBlock, meetingName, title } from "../parts.js";

export function draw(x) {
  const { meeting, running } = x.view;
  const heading = x.t(running ? "switch.title" : "switch.over");
  const body = h("div", { class: "stack" },
    title(heading),
    running && h("p", { "data-key": "running" }, x.t("switch.running", { meeting: meetingName(x, running) })),
    h("section", { "data-key": "new" },
      h("h2", null, x.t("switch.new")),
      meeting && meetingBlock(x, meeting, { time: false }),
      meeting && h("p", null, begin(x, meeting))),
    h("p", { "data-key": "question", role: "status" }, x.t(running ? "switch.question" : "switch.over.question")),
    running
      ? row(ways(x))
      : row(mainButton(x, "leave-and-join", x.t("switch.join")), homeButton(x)));
  return { title: heading, body };
}

/** When the new meeting begins: what the decision hangs on. */
function begin(x, { start }) {
  if (x.view.stage.begins) return x.t("switch.begins.now");
  return start ? x.t("switch.begins.at", { when: moment(x.language, start) }) : x.t("switch.begins.unknown");
}

/** Enter leaves a running meeting only for one that begins now. */
function ways(x) {
  const [leave, stay] = x.view.stage.begins ? [mainButton, button] : [button, mainButton];
  const both = [leave(x, "leave-and-join", x.t("switch.leave")), stay(x, "stay", x.t("switch.stay"))];
  return x.view.stage.begins ? both : both.reverse();
}

export const escape = (x) => (x.view.running ? "stay" : "go-home");
