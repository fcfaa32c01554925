// Camera and microphone are tried out in a window of their own.

import { h } from "../dom.js";
import { actions as row, button, mainButton, title } from "../parts.js";

export function draw(x) {
  const heading = x.t("practice.running.title");
  const body = h("div", { class: "stack" },
    title(heading),
    h("p", null, x.t("practice.running.text")),
    h("p", null, x.t("practice.calm")),
    row(mainButton(x, "show-practice", x.t("practice.running.show")), button(x, "end-practice", x.t("practice.running.end"))));
  return { title: heading, body };
}

export const escape = () => "end-practice";
