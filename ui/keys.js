// Hears the person: presses, keys, typed text, links inside the page, and things dropped on the window.

import { onDrag } from "./bridge.js";
import { onDesktopChange } from "./theme.js";

const SIZES = [100, 125, 150, 200];

/**
 * @param {import("./context.js").Context} x @param {(action: string, element: HTMLElement) => void} act
 * @param {() => void} escape
 */
export function listen(x, act, escape) {
  const on = (type, handler) => document.addEventListener(type, handler);

  on("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    if (link) return follow(event, link.getAttribute("href").slice(1));
    const pressed = event.target.closest("button[data-action]");
    if (pressed && pressed.type !== "submit") act(pressed.dataset.action, pressed);
  });

  on("submit", (event) => {
    event.preventDefault();
    act(event.target.dataset.submit, event.target);
  });

  on("input", ({ target }) => {
    if (target.matches("[data-keep]")) x.type(target.name, target.value);
    if (target.dataset.input) act(target.dataset.input, target);
  });

  on("change", ({ target }) => target.dataset.change && act(target.dataset.change, target));

  on("keydown", (event) => {
    if (event.isComposing) return; // Enter and Escape belong to the input method then
    const zoom = zoomStep(event, x.looks.textSize);
    if (zoom) {
      event.preventDefault();
      if (zoom !== x.looks.textSize) x.change({ textSize: zoom }, "look");
    } else if (event.key === "Escape" || (event.key === "ArrowLeft" && event.altKey)) {
      event.preventDefault();
      escape();
    } else if (isLetter(event) && isNowhere(event.target)) {
      // People type their name without looking for the field; this letter is already written into it.
      /** @type {HTMLElement|null} */ (document.querySelector("[data-typing]"))?.focus();
    } else if (event.key === "Enter" && !event.target.closest("a, button, input, select, summary, textarea")) {
      /** @type {HTMLElement|null} */ (document.querySelector("[data-main]"))?.click();
    }
  });

  // What WebView2's own menu offers besides text, loading the page again above all, helps nobody.
  on("contextmenu", (event) => {
    const text = event.target.closest("input:is([type='text'], [type='date'], [type='time'])") || !window.getSelection()?.isCollapsed;
    if (!text) event.preventDefault();
  });

  on("dragover", (event) => event.preventDefault());
  on("drop", (event) => {
    event.preventDefault(); // the window must never leave its own page
    const text = event.dataTransfer?.getData("text/uri-list") || event.dataTransfer?.getData("text/plain");
    if (text) x.run("enter", { text });
  });
  hintWhileDragging(on);

  window.addEventListener("unhandledrejection", () => x.fail({ code: "unexpected" }));
  onDesktopChange(x.refresh);
}

/** Says that something may be dropped, while it is over the window. */
function hintWhileDragging(on) {
  // Entering a part of the page comes before leaving the one before.
  let over = 0;
  // What comes from the page itself, a selected word, is no invitation.
  let own = false;
  const count = (number) => {
    over = Math.max(0, number);
    document.documentElement.toggleAttribute("data-dragging", over > 0);
  };
  on("dragstart", () => { own = true; });
  on("dragend", () => { own = false; });
  on("dragenter", () => own || count(over + 1));
  on("dragleave", () => count(over - 1));
  // Whatever was missed: who presses something is not dragging.
  for (const end of ["drop", "dragend", "pointerdown", "keydown"]) on(end, () => over > 0 && count(0));
  onDrag((is) => count(is ? 1 : 0));
}

/** Links inside the page move the focus, too, so that the next Tab goes on from there. */
function follow(event, id) {
  event.preventDefault();
  const target = document.getElementById(id);
  const first = target?.matches("input, [tabindex]") ? target : target?.querySelector("button, input");
  const place = target?.closest(".field") ?? target; // with its label
  // What is in sight stays where the person sees it; the ring shows which it is.
  // Of the decision both answers must be seen, and they stand at its end.
  if (place && !isInSight(place)) place.scrollIntoView({ block: place.matches(".decision") ? "end" : "start" });
  /** @type {HTMLElement|null} */ (first)?.focus({ preventScroll: true });
}

/** Whole, and not covered by what stays in sight. */
function isInSight(/** @type {Element} */ place) {
  const { left, width, top, bottom } = place.getBoundingClientRect();
  return [top + 1, bottom - 1].every((y) => {
    const seen = document.elementFromPoint(left + width / 2, y);
    return seen !== null && (place.contains(seen) || seen.contains(place));
  });
}

/** A key that writes something, or begins to, as an accent does. Space scrolls. */
function isLetter({ key, ctrlKey, altKey, metaKey }) {
  return !ctrlKey && !altKey && !metaKey && key !== " " && ([...key].length === 1 || key === "Dead");
}

/** Is the focus on nothing that would take the letter itself? */
function isNowhere(target) {
  return !target.closest("a, button, input, select, summary, textarea, pre");
}

/** The text size that Ctrl with plus, minus or 0 asks for, or null. */
function zoomStep(event, size) {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return null;
  const at = Math.max(0, SIZES.indexOf(size));
  if (event.key === "0") return SIZES[0];
  if (event.key === "+" || event.key === "=") return SIZES[Math.min(at + 1, SIZES.length - 1)];
  if (event.key === "-" || event.key === "_") return SIZES[Math.max(at - 1, 0)];
  return null;
}
