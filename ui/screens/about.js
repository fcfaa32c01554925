// What this program is, and which server it was set up for.

import { h } from "../dom.js";
import { actions as row, button, contact, title } from "../parts.js";

/** The licences are long, and few people read them: they are fetched when somebody comes here.
 *  @type {typeof import("../licences.js")|null} */
let fetched = null;

async function fetchLicences(x) {
  fetched ??= await import("../licences.js");
  x.refresh();
}

export function draw(x) {
  const { organisation, servers, startAddress, version } = x.view;
  const heading = x.t("about.title");
  if (!fetched) fetchLicences(x);
  const facts = [
    ["about.version", version],
    [servers.length > 1 ? "about.servers" : "about.server", servers.join(" · ")],
    ["about.start", startAddress],
    ["about.organisation", organisation.name],
    ["about.controller", organisation.controller],
  ];
  const body = h("div", { class: "stack" },
    title(heading),
    h("p", null, x.t("about.lead", { organisation: organisation.name })),
    h("dl", { class: "facts" }, facts.map(([key, value]) => [h("dt", null, x.t(key)), h("dd", null, value)])),
    row(button(x, "open-page", x.t("about.page"), { "data-which": "organisation" })),
    organisation.contactMail && h("section", { "data-key": "contact" }, h("h2", null, x.t("about.contact")), contact(x, "help.contact.text")),
    h("section", { "data-key": "licence" },
      h("h2", null, x.t("about.licence")),
      h("p", null, x.t("about.licence.text")),
      h("p", { class: "soft" }, x.t("about.sign-language", { organisation: organisation.name }))),
    h("section", { "data-key": "others" }, h("details", { id: "others" },
      h("summary", null, h("h2", null, x.t("about.others"))),
      h("p", null, x.t("about.others.text")),
      fetched?.licences.map(({ licence, names, text }, at) => h("details", { id: `licence-${at}` },
        h("summary", { lang: "en" }, `${licence} (${names.length})`),
        h("p", { lang: "en" }, names.join(", ")),
        h("pre", { class: "link-text", lang: "en", tabindex: "0" }, text))),
      fetched && h("pre", { class: "link-text", lang: "en", tabindex: "0" }, fetched.others))));
  return { title: heading, body };
}
