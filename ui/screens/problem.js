// Something does not work: what happened, what to do (its first step is the button), whom to ask, what support needs.

import { h } from "../dom.js";
import { actions as row, button, contact, copyLink, homeButton, mainButton, meetingBlock, said, telephone, title } from "../parts.js";
import { problemWords } from "../words.js";

export function draw(x) {
  const { meeting, stage: { problem, retry, anyway, browser, link } } = x.view;
  const { what, todo } = problemWords(x.language, problem);
  const ways = [
    retry && ["join-pending", "problem.retry"],
    anyway && ["open-anyway", "problem.anyway"],
    browser && ["open-in-browser", "problem.browser"],
  ].filter(Boolean);
  const body = h("div", { class: "stack" },
    title(what),
    h("section", { "data-key": "do" },
      h("h2", null, x.t("problem.do")),
      h("p", null, todo),
      row(
        ways.map(([action, key], at) => (at === 0 ? mainButton : button)(x, action, x.t(key))),
        homeButton(x, { "data-main": ways.length === 0 }))),
    link && h("section", { class: "stack", "data-key": "meeting" },
      h("h2", null, x.t("problem.meeting")),
      meeting && meetingBlock(x, meeting),
      h("p", null, x.t("problem.link")),
      copyLink(x),
      telephone(x)),
    h("section", { "data-key": "ask" },
      h("h2", null, x.t("problem.ask")),
      contact(x, "problem.ask.text", problem.code)),
    support(x, problem));
  return { title: what, body };
}

/** What support needs, folded away; the program looks around once that is unfolded. */
export function support(x, problem) {
  const folded = /** @type {HTMLDetailsElement|null} */ (document.getElementById("technical"));
  const diagnosis = folded?.open ? x.ask("diagnosis") : undefined;
  return h("section", { "data-key": "details" },
    h("details", { id: "technical" },
      h("summary", null, x.t("problem.details")),
      h("div", { class: "column" },
        h("p", { class: "soft" }, x.t("problem.details.private")),
        technical(x, problem, diagnosis ?? x.t("problem.details.wait")))));
}

/** The same, to be read and copied. @param {string} [diagnosis] what is known of this computer */
export function technical(x, problem, diagnosis) {
  return [
    h("pre", { id: "details", class: "link-text", tabindex: "0", role: "group", "aria-label": x.t("problem.details") }, [details(x, problem), diagnosis].filter(Boolean).join("\n\n")),
    row(button(x, "copy", x.t("problem.copy"), { "data-from": "details" }), said(x, "details")),
  ];
}

/** One thing per line; parameters (core/src/error.rs) hold neither meetings nor people. */
function details(x, problem) {
  if (!problem) return "";
  const params = Object.entries(problem.params ?? {}).map(([name, value]) => `${name}: ${value}`);
  return [`BBW Meet ${x.view.version}`, problem.code, ...params].join("\n");
}

export const escape = () => "go-home";
