// The meeting on a telephone instead: its link as a QR code, and as a text beside it.

import { h, svg } from "../dom.js";
import { actions as row, button, choice, meetingName, said, title } from "../parts.js";

/** So many of the last meetings are offered: the code has to stay in sight. */
const LAST = 3;

export function draw(x) {
  const heading = x.t("telephone.title");
  const all = choices(x);
  const chosen = all.some(([value]) => value === x.bag.chosen) ? x.bag.chosen : all[0][0];
  /** @type {import("../bridge.js").Telephone|undefined} */
  const way = x.ask("telephone", { of: asked(x, chosen) });
  const body = h("div", { class: "stack" },
    title(heading),
    all.length > 1 && which(x, all, chosen),
    h("p", null, x.t(way && !way.code ? "telephone.no-code" : "telephone.scan")),
    way?.code && picture(x, way.code),
    h("section", { class: "column", "data-key": "link" },
      h("p", null, x.t("telephone.type")),
      h("p", { class: "link-text", id: "link" }, way?.link ?? "…"),
      row(button(x, "copy", x.t("meeting.copy"), { "data-from": "link" }), said(x, "link"))),
    way?.lacksToken && h("p", { class: "note", "data-key": "token" }, x.t("telephone.token")),
    h("p", { class: "hint" }, x.t("telephone.without")));
  return { title: heading, body };
}

/** Where nothing waits: what was typed, else the start page, and the last meetings. */
function choices(x) {
  const { stage, meeting, history, startAddress } = x.view;
  if (stage.kind !== "home") return [["pending", meetingName(x, meeting)]];
  const entered = x.typed("entry").trim()
    ? x.t("telephone.entered")
    : x.t("telephone.start-page", { host: new URL(startAddress).host });
  const past = history.slice(0, LAST).map((entry) => [`past-${entry.id}`, meetingName(x, entry)]);
  return [["entered", entered], ...past];
}

/** Not a list to be opened: names of meetings are longer than its one line in a narrow window. */
function which(x, all, chosen) {
  return h("fieldset", { "data-key": "which" },
    h("legend", null, x.t("telephone.which")),
    all.map(([value, label]) => choice("radio", { name: "which", value, label, checked: value === chosen, "data-change": "which" })));
}

/** @returns {import("../bridge.js").Chosen} */
function asked(x, chosen) {
  if (chosen === "entered") return { entered: x.typed("entry") };
  return chosen === "pending" ? chosen : { past: chosen.slice("past-".length) };
}

/** Dark on light in every theme: many cameras read nothing else. */
function picture(x, { modules, dark }) {
  return svg("svg", { class: "code", viewBox: `0 0 ${modules} ${modules}`, role: "img", "aria-label": x.t("telephone.code"), "data-key": "code" },
    svg("path", { d: dark }));
}

export const actions = {
  which(x, element) {
    x.bag.chosen = element.value;
    x.refresh();
  },
};
