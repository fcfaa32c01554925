// The meeting runs elsewhere: in its own window, or in the person's browser.

import { h } from "../dom.js";
import { actions as row, button, mainButton, meetingBlock, title } from "../parts.js";

export function draw(x) {
  const { stage, running, meeting } = x.view;
  const heading = x.t("running.title");
  const which = running ?? meeting;
  const inBrowser = stage.host === "browser";
  const body = h("div", { class: "stack" },
    title(heading),
    which && meetingBlock(x, which),
    h("p", null, x.t(inBrowser ? "running.browser" : "running.window")),
    inBrowser
      ? row(
        mainButton(x, "go-home", x.t("running.home")),
        button(x, "open-in-browser", x.t("running.again")),
        button(x, "quit", x.t("running.quit"), { look: "quiet" }))
      : row(mainButton(x, "stay", x.t("running.show"))));
  return { title: heading, body };
}
