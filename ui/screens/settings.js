// What people choose for themselves. Each change applies and is stored at once; there is nothing to save.

import { h } from "../dom.js";
import { actions as row, choice, choiceList, contact, field, languages, mainButton, said, textSizes, title } from "../parts.js";
import { problemWords } from "../words.js";

const THEMES = ["system", "light", "dark", "contrast"];
const PICTURES = ["automatic", "best", "save", "audio-only"];

export function draw(x) {
  const heading = x.t("settings.title");
  const body = h("div", { class: "stack" },
    title(heading),
    h("p", { class: "soft" }, x.t(x.view.running ? "settings.lead.running" : "settings.lead")),
    part(x, "you", nameField(x)),
    part(x, "for-signing", signing(x)),
    part(x, "meeting", switches(x), pictures(x)),
    part(x, "look", looks(x)),
    part(x, "host", hosts(x)),
    part(x, "history", toggle(x, "keepHistory", "settings.keep-history", "settings.keep-history.hint", "history")),
    someLocked(x) && part(x, "locked", h("p", null, x.t("settings.locked.text", { organisation: x.view.organisation.name })), contact(x, "settings.locked.contact")),
    row(mainButton(x, "back", x.t("settings.done"))));
  return { title: heading, body };
}

/** A part with its heading, beside which "saved" appears. */
function part(x, name, ...content) {
  return h("section", { "data-key": name },
    h("div", { class: "list-head" }, h("h2", null, x.t(`settings.${name}`)), said(x, name)),
    content);
}

function nameField(x) {
  return field(x, "name", { label: x.t("name.label"), hint: x.t("name.hint"), value: x.view.profile.name ?? "", autocomplete: "name", "data-change": "name", maxlength: 200 });
}

function toggle(x, setting, label, hint = "", place = "meeting") {
  const locked = isLocked(x, setting);
  return choice("checkbox", {
    name: setting, label: x.t(label), hint: locked ? x.t("settings.locked.hint") : hint && x.t(hint), checked: x.view.profile[setting],
    disabled: locked, "data-change": "toggle", "data-place": place,
  });
}

/** The organisation has settled this one; what it says stays to be read. */
function isLocked(x, setting) {
  return (x.view.locks[setting] ?? null) !== null;
}

function someLocked(x) {
  return Object.keys(x.view.locks).some((setting) => isLocked(x, setting));
}

/** What goes with the one switch, and what it leaves alone: the setting, and what the catalogues call it. */
const WITH_SIGNING = [
  ["severalLarge", "several-large"], ["captions", "captions"], ["longNotes", "long-notes"], ["visibleSounds", "visible-sounds"],
];
const BESIDE_SIGNING = [["notifySounds", "notify-sounds"], ["toolbarStays", "toolbar-stays"], ["smallWindow", "small-window"]];

function signing(x) {
  const one = ([setting, word]) => toggle(x, setting, `settings.${word}`, `settings.${word}.hint`, "for-signing");
  return [
    one(["signing", "signing"]),
    h("fieldset", { "data-key": "with-signing" },
      h("legend", null, x.t("settings.with-signing")),
      h("p", { class: "hint" }, x.t("settings.with-signing.hint")),
      WITH_SIGNING.map(one)),
    h("fieldset", { "data-key": "beside-signing" },
      h("legend", null, x.t("settings.beside-signing")),
      BESIDE_SIGNING.map(one)),
  ];
}

function switches(x) {
  return [
    h("fieldset", { "data-key": "at-start" },
      h("legend", null, x.t("settings.at-start")),
      h("p", { class: "hint" }, x.t("settings.at-start.hint")),
      toggle(x, "microphoneOff", "settings.microphone-off"),
      toggle(x, "cameraOff", "settings.camera-off")),
    toggle(x, "soundsOff", "settings.sounds-off", "settings.sounds-off.hint"),
  ];
}

/** One of several values of a setting. @param {{ value: string, label: string, hint?: string, disabled?: boolean }[]} options */
function oneOf(x, setting, legend, place, options) {
  const locked = isLocked(x, setting);
  return h("fieldset", { "data-key": setting, "aria-describedby": locked ? `${setting}-locked` : null },
    h("legend", { class: legend ? null : "unseen" }, legend ?? x.t(`settings.${place}`)),
    locked && h("p", { id: `${setting}-locked`, class: "hint" }, x.t("settings.locked.hint")),
    options.map((option) => choice("radio", {
      ...option, name: setting, checked: x.view.profile[setting] === option.value,
      disabled: locked || option.disabled, "data-change": "choose", "data-place": place,
    })));
}

function pictures(x) {
  return oneOf(x, "pictureQuality", x.t("settings.picture"), "meeting", PICTURES.map((value) => ({
    value, label: x.t(`settings.picture.${value}`), hint: pictureHint(x, value),
  })));
}

/** Saving data means something else to people who sign: what they look at stays sharp. */
function pictureHint(x, value) {
  if (value === "automatic") return undefined;
  return x.t(value === "save" && x.view.profile.signing ? "settings.picture.save.signing" : `settings.picture.${value}.hint`);
}

function looks(x) {
  const { profile } = x.view;
  return [
    choiceList("language", x.t("language.label"), [["system", x.t("language.system")], ...languages(x)], profile.language, { "data-change": "language" }),
    choiceList("text-size", x.t("text-size.label"), textSizes(x), String(profile.textSize), { "data-change": "text-size" }),
    oneOf(x, "theme", x.t("settings.theme"), "look", THEMES.map((value) => ({ value, label: x.t(`settings.theme.${value}`) }))),
  ];
}

function hosts(x) {
  const automatic = { value: "automatic", label: x.t("settings.host.automatic"), hint: x.t("settings.host.automatic.hint") };
  // Whether there is a web view that can carry a meeting is nobody's concern where there is none.
  const offered = x.view.hosts.filter(({ kind, available }) => available || kind !== "webview" || x.view.profile.host === kind);
  const others = offered.map(({ kind, available, program, why }) => ({
    value: kind, label: x.t(`settings.host.${kind}`), disabled: !available, hint: hostHint(x, kind, available, program, why),
  }));
  return oneOf(x, "host", null, "host", [automatic, ...others]);
}

function hostHint(x, kind, available, program, why) {
  if (!available) return x.t("settings.host.not-here", { why: why ? problemWords(x.language, { code: why }).what : "" });
  const found = program ? x.t("settings.host.with", { program }) : "";
  return [found, kind === "browser" ? x.t("settings.host.browser.hint") : ""].filter(Boolean).join(" ") || undefined;
}

export const actions = {
  async name(x, element) {
    if (await x.change({ name: element.value }, "you")) {
      x.untype("name");
      x.refresh();
    }
  },
  toggle: (x, element) => x.change({ [element.name]: element.checked }, element.dataset.place),
  choose: (x, element) => x.change({ [element.name]: element.value }, element.dataset.place),
};
