// The privacy notice: shipped HTML that the program hands over, adopted element by element.

import { h } from "./dom.js";

/** Set this when there is a film of the notice; see notice/README.md.
 *  @type {{ source: string, captions: string }|null} */
const video = null;

const ALLOWED = new Set(["H1", "H2", "H3", "P", "UL", "LI", "A"]);

/**
 * The notice as nodes. It says its own language to screen readers, whatever the page's.
 * @param {import("./bridge.js").Notice} notice @param {string} videoLabel
 * @param {boolean} canDecide whether the two buttons are on this screen
 */
export function noticeNodes({ of, html, language }, videoLabel, canDecide) {
  const body = new DOMParser().parseFromString(html, "text/html").body;
  return h("div", { class: "notice", lang: language }, video && film(videoLabel), [...body.children].map((node) => adopt(node, canDecide, `notice-${of}-`)));
}

/** A copy of what is allowed: the element, its text, an `id`, a link inside the notice or to the decision. Nothing else
 *  survives. Each notice has ids of its own, behind `prefix`: two of them may stand on one page. */
function adopt(node, canDecide, prefix) {
  if (node.nodeType === Node.TEXT_NODE) return node.nodeValue;
  if (!(node instanceof Element) || !ALLOWED.has(node.nodeName)) return null;
  const children = [...node.childNodes].map((child) => adopt(child, canDecide, prefix));
  const target = node.getAttribute("href") ?? "";
  if (node.nodeName === "A") {
    if (target === "#decision") return canDecide ? h("a", { href: target }, children) : children;
    return target.startsWith("#") ? h("a", { href: `#${prefix}${target.slice(1)}` }, children) : children;
  }
  const heading = /^H[1-3]$/.test(node.nodeName);
  return h(node.nodeName.toLowerCase(), { id: node.id ? prefix + node.id : null, tabindex: heading && node.id ? "-1" : null }, children);
}

function film(label) {
  return h("video", { controls: true, preload: "metadata", "aria-label": label, src: video.source },
    h("track", { kind: "captions", srclang: "de", src: video.captions, default: true }));
}
