// Starts the page and shows the screen that belongs to its state.

import { common } from "./actions.js";
import { fit } from "./bar.js";
import { ask, first, onView } from "./bridge.js";
import { loadWords, state, x } from "./context.js";
import { h, morph } from "./dom.js";
import { dropHint, notes, summary, top } from "./frame.js";
import { listen } from "./keys.js";
import { screens } from "./screens/index.js";
import { dress } from "./theme.js";
import { addWords, speaks } from "./words.js";

/** The open page of this window, else the stage of the program. */
function screenName() {
  return state.pages.at(-1) ?? state.view.stage.kind;
}

/** Draws what the state says. The same screen keeps focus and typed text; another one begins at its first step. */
function render() {
  if (!speaks(x.language)) return; // drawn as soon as there are words
  const name = screenName();
  const opens = name !== state.shown;
  if (opens) begin(name);
  dress(x.looks, x.language, first.brand.colours);
  const drawn = screens[name].draw(x);
  morph(/** @type {Element} */ (document.getElementById("top")), top(x, name));
  const main = h("main", { id: "main", "data-screen": name }, summary(x), notes(x), drawn.body, dropHint(x));
  const shown = /** @type {Element} */ (document.getElementById("main"));
  if (opens) change(shown, main, drawn.focus ?? "heading");
  else morph(shown, main);
  fit();
  // Last: the window shows itself when the page gets its first title of its own.
  document.title = `${drawn.title} – ${x.t("app.name")}`;
}

function change(shown, main, focus) {
  shown.replaceWith(main);
  window.scrollTo(0, 0);
  document.getElementById(focus)?.focus({ preventScroll: true });
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

/** Draws with what was there before this page, and only then begins to ask. */
async function start() {
  addWords({ [first.view.language]: first.words });
  state.view = first.view;
  state.languages = first.languages;
  state.notices = first.notices;
  state.render = render;
  x.turn();
  render();
  listen(x, act, escape);
  window.addEventListener("resize", fit);
  // What is unfolded may have something to ask first. The event does not bubble.
  document.addEventListener("toggle", render, true);
  // The other languages are long, and nobody needs them before there is something to see.
  requestAnimationFrame(() => setTimeout(() => loadWords().then(render, failed)));
  await hear();
}

/** Hears of every change, and catches up on what came before that. */
async function hear() {
  await onView(x.show);
  x.show(await ask("look"));
}

function failed(problem) {
  console.error(problem);
  if (state.shown) x.fail(problem.code ? problem : { code: "unexpected" });
  else document.getElementById("boot-failed")?.removeAttribute("hidden");
}

start().catch(failed);
