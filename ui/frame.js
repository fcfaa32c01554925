// What stands around every screen: the top line, notes, and the summary of what went wrong.

import { first } from "./bridge.js";
import { h } from "./dom.js";
import { button } from "./parts.js";
import { problemWords } from "./words.js";

/** Screens with one question only: nothing beside it invites people elsewhere. */
const ALONE = new Set(["halted", "opening", "practice", "switch"]);

/** The organisation's logo, else a copy of what the page itself has: a picture to be fetched would hold up the first drawing. */
const mark = () => first.brand.logo
  ? h("img", { src: first.brand.logo, alt: "" })
  : /** @type {HTMLTemplateElement} */ (document.getElementById("mark")).content.cloneNode(true);

/** @param {import("./context.js").Context} x @param {string} screen */
export function top(x, screen) {
  const pages = ALONE.has(x.view.stage.kind) ? [] : x.unasked ? ["privacy", "help"] : ["settings", "privacy", "help"];
  return h("header", { id: "top" },
    x.inPage
      ? button(x, "back", x.t("frame.back"), { look: "quiet", class: "quiet back" })
      : h("div", { class: "brand" }, mark(), x.t("app.name")),
    pages.length > 0 && h("nav", { "aria-label": x.t("frame.areas") },
      h("ul", null, pages.map((page) => h("li", { "data-key": page },
        button(x, page, parted(x.t(`frame.${page}`)), { look: "quiet", "aria-current": page === screen ? "page" : null }))))));
}

/** A long word that may be parted at its soft hyphens, which the style puts there: some voices stumble over them. */
const parted = (word) => word.split("\u00ad").map((part, at, { length }) => h("span", at < length - 1 ? { class: "part" } : null, part));

/** Quiet notices of the program, each can be closed. They stand above the screen and cover nothing of it. What the screen
 *  itself says they do not say once more. */
export function notes(x) {
  const said = [x.view.stage.problem?.code, x.failure?.problem.code];
  const others = x.view.notes.filter(({ problem }) => !said.includes(problem.code));
  return h("div", { id: "notes", role: "status" }, others.map(({ problem, id }) => {
    const { what, todo } = problemWords(x.language, problem);
    return h("div", { class: "note", "data-key": `note ${id}` },
      h("p", null, `${what} ${todo}`),
      button(x, "dismiss", x.t("frame.dismiss"), { look: "quiet", "data-note": id, "data-key": `dismiss ${id}` }));
  }));
}

/** Seen while something is dragged over the window. */
export function dropHint(x) {
  return h("div", { class: "drop-hint", "aria-hidden": "true", "data-key": "drop" }, h("p", null, x.t("frame.drop")));
}

/** What was refused, with a link to the field it is about. */
export function summary(x) {
  const failure = x.failure;
  if (!failure) return null;
  const { what, todo } = problemWords(x.language, failure.problem);
  return h("div", { id: "errors", class: "summary", role: "alert", tabindex: "-1" },
    h("h2", null, x.t(failure.field ? "frame.errors" : "frame.failed")),
    failure.field
      ? h("p", null, h("a", { href: `#${failure.field}` }, what))
      : h("p", null, `${what} ${todo}`));
}
