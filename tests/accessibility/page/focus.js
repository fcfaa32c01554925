// What is wrong with how the focus is shown; null when it is well seen.
const focused = document.activeElement;
const { outlineStyle, outlineWidth } = getComputedStyle(focused);
if (outlineStyle === "none" || parseFloat(outlineWidth) < 2) return `no outline: ${outlineStyle} ${outlineWidth}`;
const { left, right, top, bottom } = focused.getBoundingClientRect();
if (right <= 0 || left >= innerWidth || bottom <= 0 || top >= innerHeight) return `outside of the window: ${top} to ${bottom}`;
const middle = document.elementFromPoint((Math.max(left, 0) + Math.min(right, innerWidth)) / 2, (Math.max(top, 0) + Math.min(bottom, innerHeight)) / 2);
const own = (element) => focused.contains(element) || element?.contains(focused) || element?.closest("label")?.contains(focused);
return own(middle) ? null : `covered by ${middle?.outerHTML.slice(0, 120)}`;
