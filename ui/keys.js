// Hears the person: presses, keys, typed text, links inside the page, and things dropped on the window.

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
    } else if (event.key === "Enter" && !event.target.closest("a, button, input, select, summary, textarea")) {
      /** @type {HTMLElement|null} */ (document.querySelector("[data-main]"))?.click();
    }
  });

  on("dragover", (event) => event.preventDefault());
  on("drop", (event) => {
    event.preventDefault(); // the window must never leave its own page
    const text = event.dataTransfer?.getData("text/uri-list") || event.dataTransfer?.getData("text/plain");
    if (text) x.run("enter", { text });
  });

  window.addEventListener("unhandledrejection", () => x.fail({ code: "unexpected" }));
  onDesktopChange(x.refresh);
}

/** Links inside the page move the focus, too, so that the next Tab goes on from there. */
function follow(event, id) {
  event.preventDefault();
  const target = document.getElementById(id);
  const first = target?.matches("input, [tabindex]") ? target : target?.querySelector("button, input");
  (target?.closest(".field") ?? target)?.scrollIntoView({ block: "start" }); // with its label
  /** @type {HTMLElement|null} */ (first)?.focus({ preventScroll: true });
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
