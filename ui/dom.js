// Builds elements and brings what is shown into line with what a screen drew, keeping focus and typed text.

/**
 * An element. `null` and `false` attributes and children are left out.
 * @param {string} tag @param {Record<string, any>|null} [attributes] @param {...any} children
 * @returns {HTMLElement}
 */
export function h(tag, attributes, ...children) {
  return fill(document.createElement(tag), attributes, children);
}

/**
 * The same for a drawing.
 * @param {string} tag @param {Record<string, any>|null} [attributes] @param {...any} children
 */
export function svg(tag, attributes, ...children) {
  return fill(document.createElementNS("http://www.w3.org/2000/svg", tag), attributes, children);
}

/** @template {Element} T @param {T} node @param {Record<string, any>|null|undefined} attributes @param {any[]} children @returns {T} */
function fill(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (value === null || value === undefined || value === false) continue;
    node.setAttribute(name, value === true ? "" : String(value));
  }
  node.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

/**
 * Makes `shown` equal to `drawn` with as few changes as possible: an element that stays keeps its focus, its
 * selection and its place in what a screen reader has read.
 * @param {Element} shown @param {Element} drawn
 */
export function morph(shown, drawn) {
  const own = shown instanceof HTMLDetailsElement ? "open" : null; // open or closed is the person's
  for (const { name } of [...shown.attributes]) {
    if (name !== own && !drawn.hasAttribute(name)) shown.removeAttribute(name);
  }
  for (const { name, value } of drawn.attributes) {
    if (name !== own && shown.getAttribute(name) !== value) shown.setAttribute(name, value);
  }
  morphChildren(shown, drawn);
  morphValue(shown, drawn);
}

function morphChildren(shown, drawn) {
  let place = shown.firstChild;
  for (const wanted of [...drawn.childNodes]) {
    const found = findLike(place, wanted);
    if (!found) {
      shown.insertBefore(wanted, place);
      continue;
    }
    while (place !== found) place = removeAndNext(place);
    if (wanted instanceof Element) morph(/** @type {Element} */ (found), wanted);
    else if (found.nodeValue !== wanted.nodeValue) found.nodeValue = wanted.nodeValue;
    place = found.nextSibling;
  }
  while (place) place = removeAndNext(place);
}

function removeAndNext(node) {
  const next = node.nextSibling;
  node.remove();
  return next;
}

/** The next sibling that is the same thing: same kind, same tag, same key. */
function findLike(from, wanted) {
  for (let node = from; node; node = node.nextSibling) {
    if (node.nodeName === wanted.nodeName && keyOf(node) === keyOf(wanted)) return node;
    if (node instanceof Element && keyOf(node) === null && !(wanted instanceof Element)) return null;
  }
  return null;
}

function keyOf(node) {
  return node instanceof Element ? node.id || node.getAttribute("data-key") : null;
}

function morphValue(shown, drawn) {
  if (shown instanceof HTMLInputElement) {
    if (shown.type === "checkbox" || shown.type === "radio") shown.checked = drawn.checked;
    else if (shown !== document.activeElement) shown.value = drawn.value;
  } else if (shown instanceof HTMLSelectElement) {
    shown.value = drawn.value;
  }
}
