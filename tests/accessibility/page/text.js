// Each piece of text with its colour and the colour behind it, as `red,green,blue` numbers; and what is no text.
const shown = (element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && !element.closest(".unseen, .skip:not([data-bar='flows'] *)");
const numbers = (colour) => colour.match(/[\d.]+/g).map(Number);
const behind = (element) => {
  for (let at = element; at; at = at.parentElement) {
    const [red, green, blue, alpha = 1] = numbers(getComputedStyle(at).backgroundColor);
    if (alpha > 0) return [red, green, blue];
  }
  return [255, 255, 255];
};
const pieces = [...document.body.querySelectorAll("*")]
  .filter((element) => shown(element) && [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.nodeValue.trim()))
  .map((element) => ({ text: element.textContent.trim().slice(0, 60), ink: numbers(getComputedStyle(element).color).slice(0, 3), paper: behind(element) }));
const text = document.body.innerText;
return { pieces, gaps: text.match(/⟦[^⟧]*⟧|\{\w+\}|undefined|\bNaN\b|\[object/g) ?? [] };
