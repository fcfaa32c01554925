// Starts the page and shows the screen that belongs to its state.

import { common } from "./actions.js";
import { invoke, onView } from "./bridge.js";
import { state, x } from "./context.js";
import { h, morph } from "./dom.js";
import { notes, summary, top } from "./frame.js";
import { listen } from "./keys.js";
import { screens } from "./screens/index.js";
import { dress } from "./theme.js";
import { setCatalogues } from "./words.js";

/** The open page of this window, else the stage of the program. */
function screenName() {
  return state.pages.at(-1) ?? state.view.stage.kind;
}

/** Draws what the state says. The same screen keeps focus and typed text; another one begins at its first step. */
function render() {
  const name = screenName();
  const opens = name !== state.shown;
  if (opens) begin(name);
  dress(x.looks, x.language);
  const drawn = screens[name].draw(x);
  document.title = `${drawn.title} – ${x.t("app.name")}`;
  morph(/** @type {Element} */ (document.getElementById("top")), top(x, name));
  const main = h("main", { id: "main", "data-screen": name }, summary(x), drawn.body, notes(x));
  const shown = /** @type {Element} */ (document.getElementById("main"));
  if (!opens) {
    morph(shown, main);
    return;
  }
  shown.replaceWith(main);
  window.scrollTo(0, 0);
  document.getElementById(drawn.focus ?? "heading")?.focus({ preventScroll: true });
}

function begin(name) {
  state.bag = {};
  state.said = { place: "", text: "" };
  if (state.shown) state.failure = null;
  state.shown = name;
}

/** Does what a button, a form or a key stands for. */
function act(/** @type {string} */ action, /** @type {HTMLElement} */ element) {
  (screens[state.shown].actions?.[action] ?? common[action])?.(x, element);
}

/** Escape: what the screen names, else out of the open page. */
function escape() {
  const action = screens[state.shown].escape?.(x) ?? (x.inPage ? "back" : null);
  if (action) act(action, document.body);
}

async function start() {
  const [catalogues, notice, view] = await Promise.all([invoke("words"), invoke("notice"), invoke("view")]);
  setCatalogues(catalogues);
  state.notice = notice;
  state.render = render;
  await onView(x.show);
  listen(x, act, escape);
  x.show(view);
}

start().catch((problem) => {
  console.error(problem);
  document.getElementById("boot-failed")?.removeAttribute("hidden");
});
