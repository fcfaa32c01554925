// What buttons do on every screen. Screens add their own in an exported `actions`.

import { copyFrom } from "./clipboard.js";

/** Buttons that only ask the program for what they are called; the answer is the new view. */
const ASKS = [
  "reconsider", "join-pending", "cancel", "leave-and-join", "stay", "go-home", "open-anyway",
  "open-in-browser", "show-practice", "end-practice", "quit",
];

const PAGES = ["settings", "privacy", "help", "about", "create", "telephone"];

/** @type {Record<string, (x: import("./context.js").Context, element: HTMLElement) => any>} */
export const common = {
  back: (x) => x.back(),
  dismiss: (x, element) => x.dismiss(Number(element.dataset.note)),
  language: (x, element) => x.change({ language: /** @type {HTMLSelectElement} */ (element).value }, "look"),
  "notice-language": (x, element) => x.readNoticeIn(/** @type {HTMLSelectElement} */ (element).value),
  "text-size": (x, element) => x.change({ textSize: Number(/** @type {HTMLSelectElement} */ (element).value) }, "look"),
  "write-mail": (x, element) => x.run("write-mail", { code: element.dataset.code ?? null }),
  "open-page": (x, element) => x.run("open-page", { which: element.dataset.which }),
  practise: (x) => practise(x, "pending"),
  async copy(x, element) {
    const from = element.dataset.from ?? "";
    const source = document.getElementById(from);
    if (source) x.say(from, x.t((await copyFrom(source)) ? "frame.copied" : "frame.copy-failed"));
  },
};

for (const name of ASKS) common[name] = (x) => x.run(name);
for (const page of PAGES) common[page] = (x) => x.go(page);

/** Tries out camera and microphone before this meeting, as this page looks and speaks now: before there is consent, only
 *  the page knows. @param {import("./context.js").Context} x @param {import("./bridge.js").Chosen} of */
export function practise(x, of) {
  const { theme, textSize } = x.looks;
  return x.run("practise", { of, looks: { language: x.language, theme, textSize } });
}

/** Which field a refusal speaks of: the first of these that is on the screen. */
const FIELDS = /** @type {[RegExp, string[]][]} */ ([
  [/^name-/, ["name"]],
  [/^title-/, ["title"]],
  [/^date-/, ["date"]],
  [/^(time-|invitation-times)/, ["time"]],
  [/^(link|room|tenant|invitation|file)-/, ["room", "entry"]],
]);

/** @param {string} code @returns {string|null} */
export function fieldOf(code) {
  const ids = FIELDS.find(([pattern]) => pattern.test(code))?.[1] ?? [];
  return ids.find((id) => document.getElementById(id)) ?? null;
}
