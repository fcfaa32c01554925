// The bar with the two answers, beside the long notice.

/** The bar may take this share of the window's height. */
const SHARE = 0.4;

/**
 * Lets the two answers stay in sight wherever they leave enough room for what they are about. Elsewhere (large letters in
 * a small window) they stand at the end, and a link to them stays in sight instead. To be called when anything has been
 * drawn or the window has another size.
 */
export function fit() {
  const root = document.documentElement;
  const bar = /** @type {HTMLElement|null} */ (document.querySelector(".decision"));
  if (!bar) {
    delete root.dataset.bar;
    return;
  }
  root.dataset.bar = bar.offsetHeight <= window.innerHeight * SHARE ? "stays" : "flows";
  const kept = root.dataset.bar === "stays" ? bar : /** @type {HTMLElement|null} */ (document.querySelector(".skip"));
  // What takes the focus must not be covered by what stays.
  root.style.setProperty("--bar-height", `${kept?.offsetHeight ?? 0}px`);
}
