// Every screen by name: the stages of the program, and the pages of this window.
//
// A screen module exports `draw(x)` → { title, body, focus? } and may export `actions` (what its own buttons do) and
// `escape(x)` (the action that Escape stands for). Drawing changes nothing and may happen at any time.

import * as about from "./about.js";
import * as appointment from "./appointment.js";
import * as create from "./create.js";
import * as declined from "./declined.js";
import * as halted from "./halted.js";
import * as help from "./help.js";
import * as home from "./home.js";
import * as opening from "./opening.js";
import * as over from "./over.js";
import * as practice from "./practice.js";
import * as privacy from "./privacy.js";
import * as problem from "./problem.js";
import * as running from "./running.js";
import * as settings from "./settings.js";
import * as switching from "./switch.js";
import * as telephone from "./telephone.js";
import * as welcome from "./welcome.js";

/** @type {Record<string, { draw: Function, actions?: Record<string, Function>, escape?: Function }>} */
export const screens = {
  halted, welcome, declined, home, appointment, opening, practice, running, switch: switching, over, problem,
  create, telephone, settings, privacy, help, about,
};
