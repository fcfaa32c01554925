// Consent and data: what was decided, what is stored, and how both end.

import { fullMoment } from "../dates.js";
import { h } from "../dom.js";
import { actions as row, button, changes, choice, hosts, notice, ownName, said, title } from "../parts.js";
import { hasWords } from "../words.js";

export function draw(x) {
  const heading = x.t("privacy.title");
  const body = h("div", { class: "stack" },
    title(heading),
    h("section", { "data-key": "consent" },
      h("h2", null, x.t("privacy.consent")),
      x.view.consents.map((_, of) => consent(x, of))),
    stored(x),
    !x.unasked && h("section", { "data-key": "history" },
      h("div", { class: "list-head" }, h("h2", null, x.t("settings.history")), said(x, "history")),
      choice("checkbox", {
        name: "keepHistory", label: x.t("settings.keep-history"), hint: x.t("settings.keep-history.hint"),
        checked: x.view.profile.keepHistory, "data-change": "history",
      })),
    erase(x));
  return { title: heading, body };
}

/** What was said to these terms. Where there are several, each says for which servers. */
function consent(x, of) {
  const given = x.view.consents[of];
  const several = x.view.consents.length > 1;
  const words = x.t(`privacy.consent.${given.standing}`, { at: given.at ? fullMoment(x.language, given.at) : "…" });
  return [
    several && h("h3", { id: `consent-${of}` }, x.t("privacy.consent.for", { servers: hosts(given) })),
    h("p", null, changes(x, given), " ", words),
    answers(x, of, several),
    h("details", { id: ownName("read-notice", of) },
      h("summary", { "aria-describedby": several ? `consent-${of}` : null }, x.t("privacy.read")),
      notice(x, false, of)),
    h("p", { class: "soft" }, x.t("privacy.controller", { controller: given.controller })),
  ];
}

/** Deciding is for the terms it is about now; others are asked about before a meeting that needs them. */
function answers(x, of, several) {
  const described = { "aria-describedby": several ? `consent-${of}` : null };
  if (x.view.consents[of].standing === "granted") {
    return [
      row(button(x, "withdraw", x.t("privacy.withdraw"), { id: ownName("withdraw", of), "data-of": of, ...described })),
      h("p", { class: "hint" }, x.t(several ? "privacy.withdraw.hint.there" : "privacy.withdraw.hint")),
    ];
  }
  return of === x.view.asked
    ? row(button(x, "decide", x.t("privacy.decide"), described))
    : h("p", { class: "hint" }, x.t("privacy.consent.later"));
}

function stored(x) {
  const answer = x.ask("stored");
  return h("section", { "data-key": "stored" },
    h("h2", { id: "stored", tabindex: "-1" }, x.t("privacy.stored")),
    answer ? storedList(x, answer) : h("p", { class: "soft" }, x.t("privacy.stored.wait")),
    row(
      button(x, "export", x.t("privacy.export")),
      button(x, "open-page", x.t("privacy.folder"), { look: "quiet", "data-which": "folder" }),
      said(x, "export")));
}

function storedList(x, { folders, consents }) {
  const files = folders.flatMap((folder) => folder.files);
  if (files.length === 0) return h("p", null, x.t("privacy.stored.none"));
  const kinds = [...new Set(files.filter((file) => file.bytes > 0).map((file) => file.what))].sort((one, other) => rank(one) - rank(other));
  return [
    h("p", null, x.t("privacy.stored.text")),
    h("ul", { "data-key": "kinds" }, kinds.map((what) => h("li", null, `${whatWords(x, what)} (${size(x, bytes(files, what))})`))),
    h("details", { id: "files" }, h("summary", null, x.t("privacy.files")), h("ul", { class: "files" }, folders.map((folder) => folder.files.map((file) =>
      h("li", null, h("p", null, `${whatWords(x, file.what)}, ${size(x, file.bytes)}`), h("p", { class: "path" }, file.path)))))),
    consents.length > 0 && h("details", { id: "record" }, h("summary", null, x.t("privacy.record")), h("ul", { class: "files" }, consents.map((entry) =>
      h("li", null, h("p", null, `${fullMoment(x.language, entry.at)}: ${x.t(`privacy.record.${entry.event}`)}`), h("p", { class: "path" }, x.t("privacy.record.text", { sha256: entry.sha256 })))))),
  ];
}

/** What people ask about first stands first. */
const KINDS = ["stored.profile", "stored.consent", "stored.history", "stored.meeting", "stored.log"];
const rank = (what) => (KINDS.includes(what) ? KINDS.indexOf(what) : KINDS.length);

const bytes = (files, what) => files.filter((file) => file.what === what).reduce((sum, file) => sum + file.bytes, 0);
const whatWords = (x, what) => x.t(hasWords(x.language, what) ? what : "stored.other");

function size(x, count) {
  const number = (value) => new Intl.NumberFormat(x.t("language.locale"), { maximumFractionDigits: 1 }).format(value);
  if (count < 1000) return x.t("size.bytes", { count: number(count) });
  if (count < 1_000_000) return x.t("size.kilobytes", { count: number(count / 1000) });
  return x.t("size.megabytes", { count: number(count / 1_000_000) });
}

/** Erasing asks once more, in its place; not erasing is as easy. */
function erase(x) {
  return h("section", { "data-key": "erase" },
    h("h2", null, x.t("privacy.erase")),
    h("p", null, x.t("privacy.erase.text")),
    x.bag.erasing
      ? h("div", { class: "stack", role: "group", "aria-labelledby": "erase-sure", "data-key": "sure" },
        h("p", { id: "erase-sure", class: "mistake", tabindex: "-1" }, x.t("privacy.erase.sure")),
        row(button(x, "erase-yes", x.t("privacy.erase.yes"), { look: "main" }), button(x, "erase-no", x.t("privacy.erase.no"))))
      : row(button(x, "erase", x.t("privacy.erase")), said(x, "erased")));
}

export const actions = {
  withdraw: (x, element) => x.run("withdraw", { of: Number(element.dataset.of) }),
  decide: (x) => (x.view.stage.kind === "welcome" ? x.leave() : x.run("reconsider")),
  async history(x, element) {
    if (await x.change({ keepHistory: element.checked }, "history")) askAgain(x);
  },
  async export(x) {
    const path = await x.run("export-stored");
    if (path) x.say("export", x.t("frame.saved-as", { path }));
  },
  erase(x) {
    x.bag.erasing = true;
    x.refresh();
    document.getElementById("erase-sure")?.focus();
  },
  "erase-no"(x) {
    x.bag.erasing = false;
    x.refresh();
    focusErase();
  },
  async "erase-yes"(x) {
    x.bag.erasing = false;
    if (!(await x.run("erase-all"))) return;
    x.forgetChoices();
    x.askAgain();
    x.say("erased", x.t("welcome.erased"));
    // The pressed button is gone, also where this page stays open because nothing had been agreed to.
    document.getElementById("heading")?.focus();
  },
};

function focusErase() {
  /** @type {HTMLElement|null} */ (document.querySelector('[data-action="erase"]'))?.focus();
}

function askAgain(x) {
  x.askAgain();
  x.refresh();
}

export const escape = (x) => (x.bag.erasing ? "erase-no" : null);
