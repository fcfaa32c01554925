// Where everything that can be pressed stands.
return [...document.querySelectorAll("a[href], button, select, summary, input")]
  .filter((element) => element.checkVisibility())
  .map((element) => {
    const { left, top, width, height } = element.getBoundingClientRect();
    return [element.id || element.dataset.key || element.textContent, left, top, width, height].join(" ");
  });
