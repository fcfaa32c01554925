// Copies text, also where the modern interface is missing or refuses.

/** @param {HTMLElement} element what shows the text; left selected when copying fails @returns {Promise<boolean>} */
export async function copyFrom(element) {
  try {
    await navigator.clipboard.writeText(element.textContent ?? "");
    return true;
  } catch {
    const selection = window.getSelection();
    selection?.selectAllChildren(element);
    const done = document.execCommand("copy");
    if (done) selection?.removeAllRanges();
    return done;
  }
}
