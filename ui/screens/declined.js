// After a refusal: nothing opens, nobody is pressed, and the ways without the program stand here.

import { h } from "../dom.js";
import { actions as row, button, contact, copyLink, telephone, title } from "../parts.js";

export function draw(x) {
  const { meeting, organisation } = x.view;
  const heading = x.t("declined.title");
  const body = h("div", { class: "stack" },
    title(heading),
    h("p", null, x.t("declined.calm")),
    row(button(x, "reconsider", x.t("declined.reconsider"))),
    h("section", { class: "stack", "data-key": "ways" },
      h("h2", null, x.t("declined.ways")),
      meeting && [h("p", null, x.t("declined.way.link")), copyLink(x, "main"), telephone(x)],
      h("p", null, x.t("declined.way.page", { organisation: organisation.name })),
      row(button(x, "open-page", x.t("declined.page"), { "data-which": "guest" })),
      organisation.contactMail && contact(x, "declined.way.mail")));
  return { title: heading, body };
}

export const escape = () => "reconsider";
