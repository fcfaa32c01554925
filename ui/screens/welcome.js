// The first question: the notice, the name, and the free decision. Agreeing and refusing stand side by side.

import { h } from "../dom.js";
import { actions as row, button, changes, choice, choiceList, field, hosts, languages, meetingBlock, notice, said, textSizes, title } from "../parts.js";

/** Why there is a question again, where there was an answer before. */
const AGAIN = new Set(["withdrawn", "outdated", "unreadable"]);
const SHORT = ["notice.short.1", "notice.short.2", "notice.short.3", "notice.short.4", "notice.short.5"];

export function draw(x) {
  const { consent, view: { meeting, consents, organisation, profile } } = x;
  const heading = x.t(meeting ? "welcome.title.invited" : "welcome.title.plain");
  // Enter in the name field says "that is my name" and no more: it leads to the decision.
  const body = h("form", { class: "stack", "data-submit": "decide", novalidate: true, "data-key": "welcome" },
    firstChoices(x),
    title(heading),
    meeting ? meetingBlock(x, meeting) : h("p", null, x.t("welcome.lead", { organisation: organisation.name })),
    x.said("erased") && h("p", { "data-key": "erased" }, said(x, "erased")),
    consent.standing === "none" && consents.some(({ standing }) => standing === "granted")
      && h("p", { class: "note", "data-key": "other" }, x.t("welcome.other", { servers: hosts(consent) })),
    AGAIN.has(consent.standing) && h("p", { class: "note", "data-key": "again" }, changes(x), " ", x.t(`welcome.standing.${consent.standing}`)),
    field(x, "name", { label: x.t("name.label"), hint: x.t("name.hint"), value: profile.name ?? "", autocomplete: "name", maxlength: 200, "data-typing": true }),
    choice("checkbox", {
      name: "signing", label: x.t("settings.signing"), hint: x.t("welcome.signing.hint"), checked: x.looks.signing,
      "data-change": "toggle",
    }),
    h("section", { class: "stack", "data-key": "privacy" },
      h("h2", null, x.t("notice.heading")),
      h("a", { class: "skip", href: "#decision" }, x.t("welcome.skip")),
      summary(x),
      notice(x, true)),
    h("p", { class: "hint" }, x.t("welcome.withdraw-note")),
    decision(x, meeting));
  return { title: heading, body };
}

/** The most important first. What comes with the program speaks of the notice that does; another one brings its own. */
function summary(x) {
  const { summary: own, language } = x.notice();
  const builtIn = x.consent.noticeIsBuiltIn ? SHORT.map((key) => x.t(key)) : [];
  const sentences = own.length > 0 ? own : builtIn;
  return sentences.length > 0 && h("div", { class: "help-box" },
    h("h3", null, x.t("notice.short")),
    h("p", { class: "soft" }, x.t(own.length > 0 ? "notice.short-only.own" : "notice.short-only")),
    h("ul", { lang: own.length > 0 ? language : null }, sentences.map((sentence) => h("li", null, sentence))));
}

function firstChoices(x) {
  return h("div", { class: "first-choices" },
    choiceList("language", x.t("language.label"), languages(x), x.language, { "data-change": "language" }),
    choiceList("text-size", x.t("text-size.label"), textSizes(x), String(x.looks.textSize), { "data-change": "text-size" }));
}

function decision(x, meeting) {
  const question = x.t("welcome.decision");
  return h("div", { class: "decision", id: "decision", role: "group", tabindex: "-1", "aria-label": question },
    x.bag.deciding && h("p", { class: "question", "data-key": "question" }, question),
    row(
      button(x, "agree", x.t(meeting ? "welcome.agree-start" : "welcome.agree-go-on"), { look: "main" }),
      button(x, "decline", x.t("welcome.decline"))));
}

export const actions = {
  decide(x) {
    x.bag.deciding = true;
    x.refresh();
    document.getElementById("decision")?.focus();
  },
  async agree(x) {
    const name = x.typed("name", x.view.profile.name ?? "");
    // The hash of what this page has shown: the program compares it with the notice in force.
    const notice = x.notice();
    if ((await x.run("agree", { of: notice.of, name, language: x.language, notice: notice.sha256, choices: x.choices })) === undefined) return;
    x.untype("name");
    x.choicesAreKept();
  },
  decline: (x) => x.run("decline", { of: x.view.asked }),
  toggle: (x, element) => x.change({ [element.name]: element.checked }),
};
