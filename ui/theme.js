// Puts language, colours and text size on the page.

const dark = window.matchMedia("(prefers-color-scheme: dark)");

/**
 * @param {{ theme: string, textSize: number }} looks
 * @param {string} language also the page's `lang`: "de-simple" is German with the registered subtag for simple form
 */
export function dress(looks, language) {
  const root = document.documentElement;
  root.lang = language;
  root.dataset.theme = looks.theme === "system" ? (dark.matches ? "dark" : "light") : looks.theme;
  root.dataset.textSize = String(looks.textSize);
}

/** @param {() => void} listener called when the desktop changes between light and dark */
export function onDesktopChange(listener) {
  dark.addEventListener("change", listener);
}
