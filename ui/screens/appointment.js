// The invitation names a time that is far ahead or long over, or was called off: say so, and let people decide.

import { h } from "../dom.js";
import { actions as row, button, contact, mainButton, meetingBlock, said, title } from "../parts.js";

export function draw(x) {
  const { stage, meeting } = x.view;
  const early = stage.when === "early";
  const heading = x.t(`appointment.${stage.when}.title`);
  const calendar = x.t("appointment.calendar");
  const join = x.t("appointment.join");
  const body = h("div", { class: "stack" },
    title(heading),
    meeting && meetingBlock(x, meeting),
    h("p", null, x.t(`appointment.${stage.when}.text`)),
    early
      ? row(mainButton(x, "calendar", calendar), button(x, "join-pending", join), home(x))
      : stage.when === "cancelled"
        ? row(mainButton(x, "go-home", x.t("appointment.home")), button(x, "join-pending", join))
        : row(mainButton(x, "join-pending", join), home(x)),
    early && said(x, "calendar"),
    !early && h("section", { "data-key": "contact" }, contact(x, "contact.ask")));
  return { title: heading, body };
}

const home = (x) => button(x, "go-home", x.t("appointment.home"), { look: "quiet" });

export const actions = {
  async calendar(x) {
    const path = await x.run("calendar-pending");
    if (path) x.say("calendar", x.t("frame.saved-as", { path }));
  },
};

export const escape = () => "go-home";
