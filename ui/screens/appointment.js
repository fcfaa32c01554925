// The invitation names a time that is far ahead or long over, or was called off: say so, and let people decide.

import { h } from "../dom.js";
import { actions as row, button, contact, homeButton, mainButton, meetingBlock, said, title } from "../parts.js";

export function draw(x) {
  const { stage, meeting } = x.view;
  const early = stage.when === "early";
  const heading = x.t(`appointment.${stage.when}.title`);
  const body = h("div", { class: "stack" },
    title(heading),
    meeting && meetingBlock(x, meeting),
    h("p", null, x.t(`appointment.${stage.when}.text`)),
    row(ways(x, stage.when)),
    early && saved(x),
    !early && h("section", { "data-key": "contact" }, contact(x, "contact.ask")));
  return { title: heading, body };
}

/** The likeliest first. */
function ways(x, when) {
  const join = x.t("appointment.join");
  switch (when) {
    case "early": return [mainButton(x, "calendar", x.t("appointment.calendar")), button(x, "join-pending", join), homeButton(x)];
    case "cancelled": return [homeButton(x, { "data-main": true }), button(x, "join-pending", join)];
    default: return [mainButton(x, "join-pending", join), homeButton(x)];
  }
}

/** Where the calendar entry is, and what to do with it. It is not opened from here: it might be this program that opens. */
function saved(x) {
  return h("div", { class: "column", "data-key": "saved" },
    said(x, "calendar"),
    x.said("calendar") && [
      h("p", null, x.t("appointment.calendar.next")),
      row(button(x, "open-page", x.t("appointment.calendar.folder"), { "data-which": "folder" }))]);
}

export const actions = {
  async calendar(x) {
    const path = await x.run("calendar-pending");
    if (path) x.say("calendar", x.t("frame.saved-as", { path }));
  },
};

export const escape = () => "go-home";
