// Times the way people say them: "heute, 10:00 Uhr", "Freitag, 27. November, 14:30 Uhr", "heute, 22:00 bis morgen, 01:00 Uhr".
//
// What time it is now is handed in.

import { words } from "./words.js";

const DAY = 24 * 60 * 60 * 1000;

const two = (number) => String(number).padStart(2, "0");

/** The next full hour on this computer's clock, as the fields for day and time take it. @param {Date} now */
export function nextHour(now) {
  // An hour after 23 is one of the next day.
  const at = new Date(now.getFullYear(), now.getMonth(), now.getDate(), now.getHours() + 1);
  return {
    date: `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`,
    time: `${two(at.getHours())}:00`,
  };
}

/** The person's own form of the shown language where the system says one (en-US, de-AT), else a plain one. */
function locale(language) {
  const [primary] = language.split("-");
  const own = globalThis.navigator?.languages?.find((tag) => tag.split("-")[0].toLowerCase() === primary);
  return own ?? words(language, "language.locale");
}

function clock(language, moment) {
  return new Intl.DateTimeFormat(locale(language), { hour: "2-digit", minute: "2-digit" }).format(moment);
}

/** Whole days from today to the day of `moment`, by the calendar, so that a clock change does not matter. */
function daysAhead(moment, now) {
  const day = (date) => Date.UTC(date.getFullYear(), date.getMonth(), date.getDate());
  return Math.round((day(moment) - day(now)) / DAY);
}

/** @param {string} language @param {string} iso RFC 3339 @param {Date} [now] */
export function moment(language, iso, now = new Date()) {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return iso;
  return onItsDay(language, date, words(language, "time.clock", { time: clock(language, date) }), now);
}

/** A time with its day in front of it. The date stands beside the day of the week: "Freitag" alone may be any. */
function onItsDay(language, date, time, now) {
  const ahead = daysAhead(date, now);
  const near = { [-1]: "time.yesterday", 0: "time.today", 1: "time.tomorrow" }[ahead];
  if (near) return words(language, near, { time });
  const parts = { weekday: "long", day: "numeric", month: "long", year: Math.abs(ahead) < 7 ? undefined : "numeric" };
  const day = new Intl.DateTimeFormat(locale(language), /** @type {any} */ (parts)).format(date);
  return words(language, "time.day", { day, time });
}

/** From start to end; only the start where the end is unknown. An end on another day says which. */
export function span(language, start, end, now = new Date()) {
  if (!end) return moment(language, start, now);
  const [from, to] = [new Date(start), new Date(end)];
  const sameDay = daysAhead(to, from) === 0;
  return words(language, "time.until", {
    start: onItsDay(language, from, clock(language, from), now),
    end: sameDay ? words(language, "time.clock", { time: clock(language, to) }) : moment(language, end, now),
  });
}

/** A day and time for the record, in full. @param {string} language @param {string} iso */
export function fullMoment(language, iso) {
  return new Intl.DateTimeFormat(locale(language), { dateStyle: "long", timeStyle: "short" }).format(new Date(iso));
}
