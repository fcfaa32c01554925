// Pieces that several screens share. Each takes the context `x` of app.js and returns nodes.

import { h } from "./dom.js";
import { span } from "./dates.js";

/**
 * A button. `data-action` names what it does (actions.js or the screen's own `actions`).
 * @param {import("./context.js").Context} x @param {string} action @param {string} label
 * @param {{ look?: "main"|"quiet", type?: "submit"|"button", [attribute: string]: any }} [options]
 */
export function button(x, action, label, { look, type = "button", ...rest } = {}) {
  const about = rest["data-id"] ?? rest["data-which"] ?? rest["data-from"] ?? "";
  return h("button", { type, class: look, "data-action": action, "data-key": `${action} ${about}`, ...rest }, label);
}

/** The one filled button of a screen that is not a form; Enter presses it. */
export function mainButton(x, action, label, rest = {}) {
  return button(x, action, label, { look: "main", "data-main": true, ...rest });
}

export function actions(...buttons) {
  return h("div", { class: "actions" }, buttons);
}

/** The heading of a screen; takes the focus when the screen opens. It can be the label of the screen's one field. */
export function title(text, labelled) {
  return h("h1", { id: "heading", tabindex: "-1" }, labelled ? h("label", { for: labelled }, text) : text);
}

/**
 * A text field with label, hint and, when the program refused it, the mistake.
 * @param {import("./context.js").Context} x @param {string} id
 * @param {{ label?: string, hint?: string, value?: string, beside?: any, [attribute: string]: any }} options
 */
export function field(x, id, { label, hint, value = "", beside, ...attributes }) {
  const mistake = x.mistake(id);
  const described = [hint && `${id}-hint`, mistake && `${id}-mistake`].filter(Boolean).join(" ");
  const input = h("input", {
    type: "text", id, name: id, "data-keep": true, value: x.typed(id, value), autocomplete: "off",
    "aria-invalid": mistake ? "true" : null, "aria-describedby": described || null, ...attributes,
  });
  return h("div", { class: "field", "data-key": `${id}-field` },
    label && h("label", { for: id }, label),
    hint && h("p", { id: `${id}-hint`, class: "hint" }, hint),
    mistake && h("p", { id: `${id}-mistake`, class: "mistake" }, `${mistake.what} ${mistake.todo}`),
    beside ? h("div", { class: "entry-line" }, input, beside) : input);
}

/** A list to choose from. @param {string[][]} options value, words, and the language of the words where it is another */
export function choiceList(id, label, options, chosen, attributes = {}) {
  return h("div", { class: "field", "data-key": `${id}-field` },
    h("label", { for: id }, label),
    h("span", { class: "choice-list" }, h("select", { id, ...attributes },
      options.map(([value, text, lang]) => h("option", { value, selected: value === chosen, lang }, text)))));
}

/**
 * One line of radio or checkbox with its hint.
 * @param {"radio"|"checkbox"} type
 * @param {{ name: string, value?: string, label: string, hint?: string, checked: boolean, disabled?: boolean, [attribute: string]: any }} options
 */
export function choice(type, { name, value, label, hint, checked, disabled, ...attributes }) {
  const id = value === undefined ? name : `${name}-${value}`;
  return h("label", { class: "choice", "data-key": `${id}-choice` },
    h("input", { type, id, name, value, checked, disabled, "aria-labelledby": `${id}-label`, "aria-describedby": hint ? `${id}-hint` : null, ...attributes }),
    h("span", null, h("span", { id: `${id}-label` }, label), hint && h("span", { id: `${id}-hint`, class: "hint" }, hint)));
}

/** Where the quiet word after an action appears ("Kopiert"), for one place or several that share it. */
export function said(x, ...places) {
  return h("span", { class: "said", "data-key": `said ${places[0]}` }, places.map(x.said).find(Boolean));
}

/** The way home: everywhere the same kind of thing. While a meeting runs, that is where it leads. */
export function homeButton(x, rest = {}) {
  return button(x, "go-home", x.t(x.view.running ? "running.show" : "frame.home"), rest);
}

/** The languages to choose from, each in its own words. */
export function languages(x) {
  return x.languages.map(({ id, name }) => [id, name, id]);
}

export function textSizes(x) {
  return ["100", "125", "150", "200"].map((size) => [size, x.t(`text-size.${size}`)]);
}

/** What a meeting is called where only one line is free. */
export function meetingName(x, meeting) {
  return meeting?.title || meeting?.room || x.t("meeting.unnamed");
}

/** A meeting with all that is known of it; without its time where a sentence beside it says that. */
export function meetingBlock(x, meeting, { time = true } = {}) {
  const facts = [
    time && meeting.start && [x.t("meeting.when"), span(x.language, meeting.start, meeting.end)],
    meeting.organizer && [x.t("meeting.organizer"), meeting.organizer],
    meeting.title && meeting.room && [x.t("meeting.room"), meeting.room],
    [x.t("meeting.server"), meeting.host],
  ].filter(Boolean);
  return h("div", { class: "meeting" },
    h("p", { class: "meeting-title" }, meetingName(x, meeting)),
    h("dl", { class: "facts" }, facts.map(([name, value]) => [h("dt", null, name), h("dd", null, value)])));
}

/** The link of the meeting, to be read and copied. */
export function copyLink(x, look) {
  const link = x.ask("meeting-link");
  return h("div", { class: "column" },
    h("p", { class: "link-text", id: "link" }, link ?? "…"),
    actions(button(x, "copy", x.t("meeting.copy"), { look, "data-from": "link" }), said(x, "link")));
}

/** The way to trying out camera and microphone. */
export function practice(x) {
  return h("section", { "data-key": "practise" },
    actions(button(x, "practise", x.t("practice.title"))),
    h("p", { class: "hint" }, x.t("practice.hint")));
}

/** The way to the page that shows the meeting's link to a telephone. */
export function telephone(x) {
  return actions(button(x, "telephone", x.t("telephone.title"), { look: "quiet" }));
}

/** Whom to ask: a sentence with the organisation's mail address and a button that writes to it; where the deployment
 *  names no address, the organisation's page. */
export function contact(x, key, code = null) {
  const mail = x.view.organisation.contactMail;
  if (!mail) return [h("p", null, x.t("contact.page.text")), actions(button(x, "open-page", x.t("contact.page"), { "data-which": "organisation" }))];
  return [h("p", null, x.t(key, { mail })), actions(button(x, "write-mail", x.t("contact.write"), { "data-code": code }))];
}

/** What has changed since the person decided, each in a sentence. */
export function changes(x, consent = x.consent) {
  const values = { controller: consent.controller, servers: hosts(consent) };
  return consent.changed.map((change) => x.t(`consent.changed.${change}`, values)).join(" ");
}

/** The servers of some terms, as people know them. */
export const hosts = ({ servers }) => servers.map((server) => server.replace(/^https:\/\//, "")).join(", ");

/** The name of something that stands on a page once for each of the terms. */
export const ownName = (name, of) => (of === 0 ? name : `${name}-${of}`);

/** A notice itself, as it is, with its languages to choose from where there are several. */
export function notice(x, canDecide, of = x.view.asked) {
  const shown = x.notice(of);
  const notices = x.notices(of);
  return [
    notices.length > 1 && choiceList(ownName("notice-language", of), x.t("notice.language"), notices.map(({ language }) => [language, languageName(x, language), language]), shown.language, { "data-change": "notice-language" }),
    x.noticeNodes(canDecide, of),
  ];
}

/** A language by its own name. @param {string} tag */
function languageName(x, tag) {
  const own = x.languages.find(({ id }) => id === tag)?.name;
  return own ?? new Intl.DisplayNames([tag], { type: "language" }).of(tag) ?? tag;
}
