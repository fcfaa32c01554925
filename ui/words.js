// Words in the chosen language. The page owns every sentence; the program sends only codes and values.

/** @type {Record<string, import("./bridge.js").Words>} */
const catalogues = {};

/** @param {Record<string, import("./bridge.js").Words>} some catalogues, by language */
export function addWords(some) {
  Object.assign(catalogues, some);
}

/** Are the words of this language there? @param {string} language */
export function speaks(language) {
  return Object.hasOwn(catalogues, language);
}

/**
 * The sentence of a key, with `{placeholder}` filled in. A missing key or value is shown as such: it is a mistake in
 * the program that a test finds, and no reason to show an empty button.
 * @param {string} language @param {string} key @param {Record<string, any>} [params]
 */
export function words(language, key, params = {}) {
  const text = catalogues[language]?.[key];
  if (text === undefined) {
    console.error(`no words for ${key} in ${language}`);
    return `⟦${key}⟧`;
  }
  return text.replace(/\{(\w+)\}/g, (whole, name) => String(params[name] ?? whole));
}

/** @param {string} language @param {string} key */
export function hasWords(language, key) {
  return catalogues[language]?.[key] !== undefined;
}

/** What happened and what to do, for a problem. @param {string} language @param {import("./bridge.js").Problem} problem */
export function problemWords(language, problem) {
  const key = hasWords(language, `error.${problem.code}.what`) ? `error.${problem.code}` : "unexpected";
  return {
    what: words(language, `${key}.what`, problem.params),
    todo: words(language, `${key}.do`, problem.params),
  };
}
