// What buttons do on every screen. Screens add their own in an exported `actions`.

import { copyFrom } from "./clipboard.js";

/** Buttons that only pass on a command; the answer is the new view. */
const COMMANDS = {
  decline: "decline",
  reconsider: "reconsider",
  withdraw: "withdraw",
  "join-pending": "join_pending",
  "join-again": "join_again",
  cancel: "cancel",
  "leave-and-join": "leave_and_join",
  stay: "stay",
  "go-home": "go_home",
  "open-anyway": "open_anyway",
  "open-in-browser": "open_in_browser",
  quit: "quit",
};

const PAGES = ["settings", "privacy", "help", "about", "create"];

/** @type {Record<string, (x: import("./context.js").Context, element: HTMLElement) => any>} */
export const common = {
  back: (x) => x.back(),
  dismiss: (x, element) => x.dismiss(element.dataset.note ?? ""),
  language: (x, element) => x.change({ language: /** @type {HTMLSelectElement} */ (element).value }, "look"),
  "text-size": (x, element) => x.change({ textSize: Number(/** @type {HTMLSelectElement} */ (element).value) }, "look"),
  "write-mail": (x, element) => x.run("write_mail", { code: element.dataset.code ?? null }),
  "open-page": (x, element) => x.run("open_page", { which: element.dataset.which }),
  async copy(x, element) {
    const from = element.dataset.from ?? "";
    const source = document.getElementById(from);
    if (source) x.say(from, x.t((await copyFrom(source)) ? "frame.copied" : "frame.copy-failed"));
  },
};

for (const [action, command] of Object.entries(COMMANDS)) common[action] = (x) => x.run(command);
for (const page of PAGES) common[page] = (x) => x.go(page);

/** Which field a refusal speaks of: the first of these that is on the screen. */
const FIELDS = /** @type {[RegExp, string[]][]} */ ([
  [/^name-/, ["name"]],
  [/^title-/, ["title"]],
  [/^(time-|invitation-times)/, ["time"]],
  [/^(link|room|tenant|invitation|file)-/, ["room", "entry"]],
]);

/** @param {string} code @returns {string|null} */
export function fieldOf(code) {
  const ids = FIELDS.find(([pattern]) => pattern.test(code))?.[1] ?? [];
  return ids.find((id) => document.getElementById(id)) ?? null;
}
