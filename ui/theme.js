// Puts language, colours and text size on the page.

const dark = window.matchMedia("(prefers-color-scheme: dark)");

/**
 * @param {{ theme: string, textSize: number }} looks
 * @param {string} language also the page's `lang`: "de-simple" is German with the registered subtag for simple form
 * @param {import("./bridge.js").Brand["colours"]} colours the organisation's own, by theme
 */
export function dress(looks, language, colours) {
  const root = document.documentElement;
  root.lang = language;
  root.dataset.theme = looks.theme === "system" ? (dark.matches ? "dark" : "light") : looks.theme;
  root.dataset.textSize = String(looks.textSize);
  paint(root, colours?.[root.dataset.theme]);
}

const TOKENS = { main: "--main", over: "--main-over", ink: "--main-ink" };

/** The organisation's own colour takes the place of ours where it has one. */
function paint(/** @type {HTMLElement} */ root, /** @type {import("./bridge.js").Shades|undefined} */ shades) {
  for (const [shade, token] of Object.entries(TOKENS)) {
    if (shades) root.style.setProperty(token, shades[shade]);
    else root.style.removeProperty(token);
  }
}

/** @param {() => void} listener called when the desktop changes between light and dark */
export function onDesktopChange(listener) {
  dark.addEventListener("change", listener);
}
