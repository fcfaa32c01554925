// The program cannot start: why, what to do, and what support needs. There is nothing else to go to.

import { h } from "../dom.js";
import { actions as row, mainButton, title } from "../parts.js";
import { problemWords } from "../words.js";
import { technical } from "./problem.js";

export function draw(x) {
  const { problem } = x.view.stage;
  const { what, todo } = problemWords(x.language, problem);
  const body = h("div", { class: "stack" },
    title(what),
    h("section", { "data-key": "do" },
      h("h2", null, x.t("problem.do")),
      h("p", null, todo),
      row(mainButton(x, "quit", x.t("over.quit")))),
    h("section", { class: "column", "data-key": "details" },
      h("h2", null, x.t("problem.details")),
      technical(x, problem)));
  return { title: what, body };
}

export const escape = () => "quit";
