// What screens and actions work with: the state of the page, and the verbs that change it. `app.js` shows it.

import { fieldOf } from "./actions.js";
import { ask } from "./bridge.js";
import { noticeNodes } from "./notice.js";
import { addWords, problemWords, words } from "./words.js";

/** @typedef {import("./bridge.js").View} View */
/** @typedef {import("./bridge.js").Problem} Problem */
/** @typedef {typeof x} Context */

export const state = {
  view: /** @type {View} */ (/** @type {unknown} */ (null)),
  /** The languages there are. @type {readonly import("./bridge.js").Spoken[]} */
  languages: [],
  /** The notices in their languages, the one that the others translate first. @type {readonly import("./bridge.js").Notice[]} */
  notices: [],
  /** The language somebody chose to read it in. */
  noticeLanguage: "",
  /** Pages of this window, the open one last. @type {string[]} */
  pages: [],
  /** The last page that a start of the program asked for and this window turned to. */
  turned: 0,
  /** Choices made before there is consent to store any. @type {Partial<import("./bridge.js").Profile>} */
  unsaved: {},
  /** What people typed, by field, across drawings and languages. @type {Map<string, string>} */
  typed: new Map(),
  /** @type {{ problem: Problem, field: string|null }|null} */
  failure: null,
  said: { place: "", text: "" },
  /** What belongs to the open screen only. @type {Record<string, any>} */
  bag: {},
  /** The screen that is shown. */
  shown: "",
  /** What has been asked and not answered yet: a double click asks once. @type {Set<string>} */
  asked: new Set(),
  /** Set by app.js. */
  render: () => {},
};

/** @type {Promise<void>|null} */
let loading = null;

/** Gets the words of all languages, once. */
export function loadWords() {
  loading ??= ask("words").then(addWords, (problem) => {
    loading = null;
    throw problem;
  });
  return loading;
}

/** Is it there now? Else the person is told why not. @param {Promise<void>} coming */
const arrived = (coming) => coming.then(() => true, (problem) => {
  x.fail(problem);
  return false;
});

export const x = {
  get view() { return state.view; },
  get bag() { return state.bag; },
  get failure() { return state.failure; },
  get inPage() { return state.pages.length > 0; },
  get language() { return state.unsaved.language ?? state.view.language; },
  get languages() { return state.languages; },
  get looks() { return { ...state.view.profile, ...state.unsaved }; },
  /** Nothing is stored before somebody has agreed, so choices stay in this window until then. */
  get unasked() { return x.consent.standing !== "granted"; },
  /** What was said to the terms it is about now. */
  get consent() { return state.view.consents[state.view.asked]; },

  t: (/** @type {string} */ key, params = {}) => words(x.language, key, params),
  typed: (/** @type {string} */ id, fallback = "") => state.typed.get(id) ?? fallback,
  type: (/** @type {string} */ id, /** @type {string} */ text) => { state.typed.set(id, text); },
  untype: (/** @type {string[]} */ ...ids) => ids.forEach((id) => state.typed.delete(id)),
  said: (/** @type {string} */ place) => (state.said.place === place ? state.said.text : ""),
  mistake: (/** @type {string} */ id) =>
    state.failure?.field === id ? problemWords(x.language, state.failure.problem) : null,
  /** The notice of these terms in its languages. */
  notices: (of = state.view.asked) => state.notices.filter((notice) => notice.of === of),
  /** The notice as it is read: in the language chosen for it, else in that of the page, else as it was written. */
  notice(of = state.view.asked) {
    const wished = [state.noticeLanguage, x.language, x.language.split("-")[0]];
    const notices = x.notices(of);
    const found = wished.map((tag) => notices.find(({ language }) => language === tag)).find(Boolean);
    return found ?? notices[0];
  },
  noticeNodes: (/** @type {boolean} */ canDecide, of = state.view.asked) => noticeNodes(x.notice(of), x.t("notice.video"), canDecide),
  readNoticeIn(/** @type {string} */ language) {
    state.noticeLanguage = language;
    state.render();
  },
  refresh: () => state.render(),

  /** The program keeps which notes have been read. */
  async dismiss(/** @type {number} */ note) {
    // The pressed button is gone with its note.
    if ((await x.run("dismiss", { note })) !== undefined) document.getElementById("heading")?.focus();
  },

  /** Opens a page of this window, or goes back to it where it is open further down. */
  go(/** @type {string} */ name) {
    const open = state.pages.indexOf(name);
    if (open >= 0) state.pages.length = open + 1;
    else state.pages.push(name);
    state.render();
  },
  /** Leads where one came from, to the very button. */
  back() {
    const left = state.pages.pop();
    if (!left) return;
    state.render();
    /** @type {HTMLElement|null} */ (document.querySelector(`[data-action="${left}"]`))?.focus();
  },

  /** Leaves all pages: back to the stage of the program. */
  leave() {
    state.pages = [];
    state.render();
  },

  /** Asks the program to do something; shows the view it answers, or what went wrong (then: `undefined`). */
  async run(/** @type {string} */ name, fields = {}) {
    if (state.asked.has(name) && name !== "change-settings") return undefined;
    state.asked.add(name);
    try {
      const answer = await ask(name, fields);
      state.failure = null;
      if (answer?.stage) x.show(answer);
      else state.render();
      return answer ?? null;
    } catch (problem) {
      x.fail(/** @type {Problem} */ (problem));
      return undefined;
    } finally {
      state.asked.delete(name);
    }
  },
  /** Asks for a verdict only: a refusal comes back as `{ problem }` and is not shown as a failure. */
  check: (/** @type {string} */ name, /** @type {Record<string, any>} */ fields) =>
    ask(name, fields).catch((problem) => ({ problem })),
  /** A state of the program; answers and news may overtake each other. Where a newer one leads elsewhere, it wins over
   *  an open page. */
  show(/** @type {View} */ view) {
    if (view.revision > state.view.revision) {
      if (state.view.stage.kind !== view.stage.kind) {
        state.pages = [];
        state.failure = null;
      }
      // What was asked of one meeting, its link above all, is no answer about another.
      if (JSON.stringify(state.view.meeting) !== JSON.stringify(view.meeting)) x.askAgain();
      state.view = view;
    }
    x.turn();
    state.render();
  },
  /** Opens the page that a start of the program asked for, once. */
  turn() {
    const { page } = state.view;
    if (!page || page.id === state.turned) return;
    state.turned = page.id;
    state.pages = [page.page];
  },
  fail(/** @type {Problem} */ problem) {
    state.failure = { problem, field: fieldOf(problem.code) };
    state.render();
    // The one field a screen is about takes the focus itself; screen readers read the mistake with it.
    const field = document.getElementById(state.failure.field ?? "");
    (field?.matches("[data-typing]") ? field : document.getElementById("errors"))?.focus();
  },

  /** Changes settings: applied at once, stored as soon as there is consent. */
  async change(/** @type {Partial<import("./bridge.js").Profile>} */ patch, place = "") {
    // Which language "as the system" is, the program says; by then there must be words for it.
    if (patch.language && !(await arrived(loadWords()))) return false;
    if (x.unasked) {
      Object.assign(state.unsaved, patch);
      state.render();
      return true;
    }
    const { failure } = state;
    const done = await x.run("change-settings", { patch });
    // What was refused elsewhere on the screen still is: larger letters must not take it away.
    if (done && failure?.field && !(failure.field in patch)) state.failure = failure;
    if (done) x.say(place, x.t("frame.saved"));
    return Boolean(done);
  },
  /** What was chosen before there was consent to store it. The language goes with the consent itself. */
  get choices() {
    const { language, ...choices } = state.unsaved;
    return choices;
  },
  /** The program has stored it. */
  choicesAreKept() {
    state.unsaved = {};
    state.render();
  },
  /** What was refused belongs to what was on the screen then. */
  forgetFailure() {
    state.failure = null;
  },
  forgetChoices() {
    state.unsaved = {};
    state.typed.clear();
  },

  /** A quiet word beside what was pressed, read out by screen readers. */
  say(/** @type {string} */ place, /** @type {string} */ text) {
    state.said = { place, text };
    state.render();
    const status = /** @type {HTMLElement} */ (document.getElementById("status"));
    status.textContent = status.textContent === text ? `${text}\u00a0` : text;
  },

  /** The program's answer to a question this screen has, once it is there; `undefined` until then. */
  ask(/** @type {string} */ name, fields = {}) {
    const bag = state.bag;
    const key = `answer ${name} ${JSON.stringify(fields)}`;
    if (!(key in bag)) {
      bag[key] = undefined;
      ask(name, fields).then((answer) => {
        bag[key] = answer;
        if (bag === state.bag) state.render();
      }, x.fail);
    }
    return bag[key];
  },
  /** Something has changed: what this screen asked is asked again. */
  askAgain() {
    for (const key of Object.keys(state.bag)) if (key.startsWith("answer ")) delete state.bag[key];
  },
};
