// For staff: three short questions, then an invitation in every form that people can use.

import { moment, nextHour, span } from "../dates.js";
import { h } from "../dom.js";
import { actions as row, button, choice, choiceList, field, languages, mainButton, said, title } from "../parts.js";
import { problemWords } from "../words.js";

const MINUTES = [15, 30, 45, 60, 90, 120, 180, 240];

/** Lives as long as the window, so that looking something up elsewhere loses nothing. */
const draft = {
  step: 1,
  room: /** @type {string|null} */ (null),
  /** The title a suggested name was made for; another title gets another name. */
  suggestedFor: "",
  /** What the program said of the draft last. @type {any} */
  checked: null,
  /** The language of the invitation, where it is not that of the page. */
  language: "",
};

export function draw(x) {
  const drawStep = [askTitle, askTime, result][draft.step - 1];
  return drawStep(x);
}

function step(x) {
  return h("p", { class: "soft" }, x.t("create.step", { step: draft.step, steps: 3 }));
}

function askTitle(x) {
  const heading = x.t("create.title.question");
  const body = h("form", { class: "stack", "data-submit": "title-next", novalidate: true, "data-key": "step-1" },
    step(x),
    title(heading, "title"),
    field(x, "title", { hint: x.t("create.title.hint"), maxlength: 200 }),
    h("details", { id: "own-room" },
      h("summary", null, x.t("create.room.own")),
      h("div", { class: "column" },
        field(x, "room", { label: x.t("create.room.label"), hint: x.t("create.room.hint"), "data-input": "check-room", autocapitalize: "none", spellcheck: "false" }),
        h("p", { class: "checked", id: "room-checked", role: "status" }, roomWords(x)))),
    row(mainButton(x, "next", x.t("create.next"), { type: "submit" })));
  return { title: heading, body, focus: "title" };
}

function roomWords(x) {
  const room = x.bag.room;
  if (!room) return "";
  if (room.link) return h("span", null, x.t("create.room.good", { link: room.link }));
  const { what, todo } = problemWords(x.language, room.problem);
  return h("span", { class: "mistake" }, `${what} ${todo}`);
}

function askTime(x) {
  const heading = x.t("create.when.question");
  const fixed = x.typed("when", "open") === "fixed";
  const when = (value) => choice("radio", {
    name: "when", value, label: x.t(`create.when.${value}`), hint: x.t(`create.when.${value}.hint`), checked: fixed === (value === "fixed"), "data-change": "when",
  });
  const body = h("form", { class: "stack", "data-submit": "prepare", novalidate: true, "data-key": "step-2" },
    step(x),
    title(heading),
    h("fieldset", null,
      h("legend", { class: "unseen" }, heading),
      when("open"),
      when("fixed")),
    fixed && h("div", { class: "when", "data-key": "when" },
      field(x, "date", { label: x.t("create.date.label"), type: "date", "data-input": "other-time" }),
      field(x, "time", { label: x.t("create.time.label"), type: "time", "data-input": "other-time" }),
      choiceList("minutes", x.t("create.minutes.label"), MINUTES.map((minutes) => [String(minutes), x.t("create.minutes.value", { minutes })]), x.typed("minutes", "60"), { name: "minutes", "data-change": "minutes" })),
    fixed && h("p", { class: "hint", "data-key": "zone" }, x.t("create.zone", { zone: draft.checked?.zone ?? "" })),
    fixed && x.bag.past
      ? past(x)
      : row(mainButton(x, "prepare", x.t("create.prepare"), { type: "submit" })));
  return { title: heading, body };
}

/** A start in the past is probably the wrong day: asked once, in the place of the button. */
function past(x) {
  return h("div", { class: "stack", role: "group", "aria-labelledby": "past", "data-key": "past" },
    h("p", { id: "past", class: "mistake", tabindex: "-1" }, x.t("create.past", { when: moment(x.language, x.bag.past) })),
    row(
      mainButton(x, "change-time", x.t("create.past.change")),
      button(x, "keep-time", x.t("create.past.keep"))));
}

function result(x) {
  const heading = x.t("create.done.title");
  const { link, room, host, start, end, zone, forms, note: hint } = draft.checked;
  const when = start
    ? [span(x.language, start, end), h("span", { class: "hint line" }, x.t("create.zone", { zone }))]
    : x.t("create.always");
  const note = hint && problemWords(x.language, hint);
  const body = h("div", { class: "stack", "data-key": "step-3" },
    step(x),
    title(heading),
    h("p", null, x.t("create.done.text")),
    h("div", { class: "meeting" },
      h("p", { class: "meeting-title" }, x.typed("title")),
      h("dl", { class: "facts" },
        h("dt", null, x.t("meeting.when")), h("dd", null, when),
        h("dt", null, x.t("meeting.room")), h("dd", null, room),
        h("dt", null, x.t("meeting.server")), h("dd", null, host))),
    note && h("p", { class: "note", "data-key": "note" }, `${note.what} ${note.todo}`),
    h("p", { class: "link-text", id: "link" }, link),
    h("section", { class: "stack", "data-key": "send" },
      h("h2", null, x.t("create.send")),
      choiceList("invitation-language", x.t("create.text-language"), languages(x), textLanguage(x), { "data-change": "text-language" }),
      row(mainButton(x, "mail", x.t("create.mail")), button(x, "copy", x.t("create.copy-link"), { "data-from": "link" }), button(x, "copy", x.t("create.copy-text"), { "data-from": "invitation-text" })),
      said(x, "link", "invitation-text"),
      h("pre", { id: "invitation-text", class: "link-text", lang: textLanguage(x), tabindex: "0" }, x.ask("invitation-text", { draft: wire(x), language: textLanguage(x) }) ?? "…")),
    h("section", { class: "stack", "data-key": "keep" },
      h("h2", null, x.t("create.keep")),
      h("p", { class: "hint" }, x.t("create.save-invitation.hint")),
      row(forms.map((form) => save(x, form))),
      said(x, "saved")),
    h("section", { "data-key": "more" },
      row(button(x, "start-invitation", x.t("create.start")), button(x, "again", x.t("create.again"), { look: "quiet" }))));
  return { title: heading, body };
}

const SAVE = { bbwmeet: "create.save-invitation", ics: "create.save-calendar", shortcut: "create.save-shortcut" };

const save = (x, form) => button(x, "save", x.t(SAVE[form]), { "data-id": form });
const textLanguage = (x) => draft.language || x.language;

/** The draft as the program wants it. */
function wire(x) {
  const fixed = x.typed("when", "open") === "fixed";
  return {
    title: x.typed("title"),
    room: draft.room,
    date: fixed ? x.typed("date") : null,
    time: fixed ? x.typed("time") : null,
    minutes: Number(x.typed("minutes", "60")),
  };
}

function goTo(x, number) {
  draft.step = number;
  x.bag.past = null;
  x.forgetFailure();
  x.askAgain();
  x.refresh();
  document.getElementById("heading")?.focus();
  window.scrollTo(0, 0);
}

let waiting = 0;

export const actions = {
  /** Asks a moment after the last key, so that an old computer keeps up. */
  "check-room"(x, element) {
    clearTimeout(waiting);
    waiting = window.setTimeout(async () => {
      const room = element.value;
      const ask = { title: x.typed("title") || x.t("app.name"), room, date: null, time: null, minutes: 60 };
      x.bag.room = room ? await x.check("check-invitation", { draft: ask }) : null;
      x.refresh();
    }, 300);
  },
  async "title-next"(x) {
    const name = x.typed("title");
    const own = x.typed("room").trim();
    if (own) draft.room = own;
    else if (!draft.room || draft.suggestedFor !== name) draft.room = await x.run("suggest-room", { title: name });
    if (!draft.room) return;
    draft.suggestedFor = own ? "" : name;
    draft.checked = await x.run("check-invitation", { draft: { ...wire(x), date: null, time: null } });
    if (draft.checked) goTo(x, 2);
  },
  when(x, element) {
    x.type("when", element.value);
    // Suggested once: what stands in the fields is what counts, however long they are looked at.
    if (element.value === "fixed" && !x.typed("date") && !x.typed("time")) {
      const { date, time } = nextHour(new Date());
      x.type("date", date);
      x.type("time", time);
    }
    x.refresh();
  },
  "other-time"(x) {
    if (!x.bag.past) return;
    x.bag.past = null;
    x.refresh();
  },
  "change-time"(x) {
    x.bag.past = null;
    x.refresh();
    document.getElementById("date")?.focus();
  },
  "keep-time": (x) => goTo(x, 3),
  minutes: (x, element) => x.type("minutes", element.value),
  async prepare(x) {
    const checked = await x.run("check-invitation", { draft: wire(x) });
    if (!checked) return;
    draft.checked = checked;
    if (!checked.past) return goTo(x, 3);
    x.bag.past = checked.start;
    x.refresh();
    document.getElementById("past")?.focus();
  },
  "text-language"(x, element) {
    draft.language = element.value;
    x.refresh();
  },
  mail: (x) => x.run("mail-invitation", { draft: wire(x), language: textLanguage(x) }),
  async save(x, element) {
    const path = await x.run("save-invitation", { draft: wire(x), kind: element.dataset.id, language: textLanguage(x) });
    if (path) x.say("saved", x.t("frame.saved-as", { path }));
  },
  "start-invitation": (x) => x.run("start-invitation", { draft: wire(x) }),
  again(x) {
    Object.assign(draft, { step: 1, room: null, suggestedFor: "", checked: null });
    x.untype("title", "room", "when", "date", "time", "minutes");
    goTo(x, 1);
  },
  /** Back goes one question back first. */
  back(x) {
    if (draft.step === 1) x.back();
    else goTo(x, draft.step - 1);
  },
};
