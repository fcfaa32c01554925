// The meeting is on its way. The screen says what is being waited for, and can be stopped.

import { h } from "../dom.js";
import { actions as row, button, meetingBlock, title } from "../parts.js";
import { problemWords } from "../words.js";

export function draw(x) {
  const { stage, meeting, servers } = x.view;
  const heading = x.t("opening.title");
  const host = meeting?.host ?? servers[0]?.replace(/^https:\/\//, "") ?? "";
  const body = h("div", { class: "stack" },
    title(heading),
    meeting && meetingBlock(x, meeting),
    h("div", { class: "waiting", role: "progressbar", "aria-label": heading }),
    h("p", null, x.t(stage.host === "browser" ? "opening.text.browser" : "opening.text")),
    h("div", { class: "slow", role: "status" },
      (stage.notes ?? []).map((problem) => h("p", null, problemWords(x.language, problem).what)),
      stage.slow && h("p", null, x.t(`opening.slow.${stage.asking ? "server" : stage.host ?? "browser"}`, { host }))),
    row(button(x, "cancel", x.t("opening.cancel"))));
  return { title: heading, body };
}

export const escape = () => "cancel";
