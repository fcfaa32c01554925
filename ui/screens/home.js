// The start page of people who have agreed: where to? Below it, where they were.

import { practise } from "../actions.js";
import { moment } from "../dates.js";
import { h } from "../dom.js";
import { actions as row, button, field, meetingName, practice, said, telephone, title } from "../parts.js";

export function draw(x) {
  const { profile, servers } = x.view;
  const heading = profile.name ? x.t("home.title", { name: profile.name }) : x.t("home.title.unnamed");
  const host = servers[0]?.replace(/^https:\/\//, "") ?? "";
  const body = h("div", { class: "stack" },
    title(heading),
    h("form", { "data-submit": "start", novalidate: true, "data-key": "entry-form" },
      field(x, "entry", {
        label: x.t("home.entry"), hint: x.t("home.entry.hint", { host }), autocapitalize: "none", spellcheck: "false",
        beside: button(x, "start", x.t("home.start"), { look: "main", type: "submit" }),
      })),
    telephone(x),
    recent(x),
    practice(x),
    h("section", { "data-key": "create" },
      row(button(x, "create", x.t("home.create"))),
      h("p", { class: "hint" }, x.t("home.create.hint"))));
  return { title: heading, body, focus: "entry" };
}

function recent(x) {
  const { history, profile } = x.view;
  const editing = x.bag.editing && history.length > 0;
  return h("section", { "data-key": "recent" },
    h("div", { class: "list-head" },
      h("h2", { id: "recent", tabindex: "-1" }, x.t("home.recent")),
      said(x, "recent"),
      history.length > 0 && row(
        editing && !x.bag.sure && button(x, "forget-all", x.t("home.forget-all"), { look: "quiet" }),
        button(x, "edit", x.t(editing ? "home.edit.done" : "home.edit"), { look: "quiet" }))),
    editing && x.bag.sure && sure(x),
    history.length === 0 && h("p", { class: "soft" }, x.t(profile.keepHistory ? "home.recent.none" : "home.recent.off")),
    history.length > 0 && h("ul", { class: "recent" }, history.map((entry) => line(x, entry, editing))));
}

/** Removing all asks once more, in its place; not removing is as easy. */
function sure(x) {
  return h("div", { class: "stack", role: "group", "aria-labelledby": "forget-sure", "data-key": "sure" },
    h("p", { id: "forget-sure", class: "mistake", tabindex: "-1" }, x.t("home.forget-all.sure")),
    row(button(x, "forget-yes", x.t("home.forget-all.yes")), button(x, "forget-no", x.t("home.forget-all.no"))));
}

function line(x, entry, editing) {
  const meeting = meetingName(x, entry);
  const [action, word, named] = editing
    ? ["forget", "home.forget", "home.forget.named"]
    : ["join-history", "home.join", "home.join.named"];
  return h("li", { "data-key": `entry ${entry.id}` },
    h("span", null,
      h("span", { class: "meeting-name" }, meeting),
      h("span", { class: "when-it-was" }, moment(x.language, entry.at))),
    button(x, action, x.t(word), { "data-id": entry.id, "aria-label": x.t(named, { meeting }) }));
}

export const actions = {
  async start(x) {
    if ((await x.run("enter", { text: x.typed("entry") })) !== undefined) x.untype("entry");
  },
  /** What was typed is judged here, where it can be put right. */
  async telephone(x) {
    if ((await x.run("telephone", { of: { entered: x.typed("entry") } })) !== undefined) x.go("telephone");
  },
  practise: (x) => practise(x, { entered: x.typed("entry") }),
  "join-history": (x, element) => x.run("join-history", { id: element.dataset.id }),
  edit(x) {
    x.bag.editing = !x.bag.editing;
    x.bag.sure = false;
    x.refresh();
  },
  forget: (x, element) => forgotten(x, x.run("forget", { id: element.dataset.id })),
  "forget-all"(x) {
    x.bag.sure = true;
    x.refresh();
    document.getElementById("forget-sure")?.focus();
  },
  "forget-yes"(x) {
    x.bag.sure = false;
    forgotten(x, x.run("forget-all"));
  },
  "forget-no"(x) {
    x.bag.sure = false;
    x.refresh();
    /** @type {HTMLElement|null} */ (document.querySelector('[data-action="forget-all"]'))?.focus();
  },
};

export const escape = (x) => (x.bag.sure ? "forget-no" : null);

/** The pressed button is gone with its line, so the focus goes to the heading of the list. */
async function forgotten(x, running) {
  if (!(await running)) return;
  x.say("recent", x.t("home.forgotten"));
  document.getElementById("recent")?.focus();
}
