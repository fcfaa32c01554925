// Measures the page's boxes with WCAG's text spacing (criterion 1.4.12): nothing sticks out, is cut off, lies over
// something else, or is too small to be pressed. Returns what is wrong.
const spacing = new CSSStyleSheet();
spacing.replaceSync("* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-block-end: 2em !important }");
document.adoptedStyleSheets = [spacing];

const wrong = [];
const name = (element) => `<${element.tagName.toLowerCase()} ${element.id || element.className || ""}> ${element.textContent.trim().slice(0, 40)}`;
const say = (what, ...elements) => wrong.push(`${what}: ${elements.map(name).join(" | ")}`);
const shown = (element) => element.checkVisibility({ visibilityProperty: true }) && !element.closest(".unseen, .skip:not([data-bar='flows'] *)");
const width = document.documentElement.clientWidth;

if (document.documentElement.scrollWidth > width) wrong.push(`scrolls sideways: ${document.documentElement.scrollWidth} > ${width}`);

const elements = [...document.body.querySelectorAll("*")].filter(shown);
for (const element of elements) {
  const box = element.getBoundingClientRect();
  if (box.width > 0 && (box.left < -0.5 || box.right > width + 0.5)) say("sticks out", element);
  const { overflowX, overflowY } = getComputedStyle(element);
  const cuts = (overflow) => overflow === "hidden" || overflow === "clip";
  if (cuts(overflowX) && element.scrollWidth > element.clientWidth + 1) say("cut off", element);
  if (cuts(overflowY) && element.scrollHeight > element.clientHeight + 1) say("cut off", element);
}

// A choice is pressed anywhere on its line; a link inside a sentence may be as high as its line.
const targets = elements.filter((element) => element.matches("a[href], button, select, summary, label.choice, input:not(.choice input)"));
for (const target of targets) {
  const box = target.getBoundingClientRect();
  if (box.width < 44 || box.height < 44) say(`smaller than 44 px (${box.width} x ${box.height})`, target);
}

// Lines of text of one element and controls of another must not lie over each other. Ascenders may touch.
const lines = elements.flatMap((element) => [...element.childNodes]
  .filter((node) => node.nodeType === Node.TEXT_NODE && node.nodeValue.trim())
  .flatMap((node) => {
    const range = document.createRange();
    range.selectNodeContents(node);
    return [...range.getClientRects()].map(({ left, right, top, bottom }) => ({ element, left, right, top: top + 4, bottom: bottom - 4 }));
  }));
const stays = (element) => element.closest(".decision, .skip") && getComputedStyle(element.closest(".decision, .skip")).position === "sticky";
const flowing = lines.filter(({ element }) => !stays(element));
for (const [at, one] of flowing.entries()) {
  for (const other of flowing.slice(at + 1)) {
    if (one.element === other.element || one.element.contains(other.element) || other.element.contains(one.element)) continue;
    if (one.left < other.right - 1 && other.left < one.right - 1 && one.top < other.bottom && other.top < one.bottom) say("lies over", one.element, other.element);
  }
}
document.adoptedStyleSheets = [];
return [...new Set(wrong)];
