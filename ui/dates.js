// Times the way people say them: "heute, 10:00 Uhr", "gestern, 14:30 Uhr", "Freitag, 24. November 2026, 09:00 Uhr".

import { words } from "./words.js";

const DAY = 24 * 60 * 60 * 1000;

/** The person's own form of the shown language where the system says one (en-US, de-AT), else a plain one. */
function locale(language) {
  const [primary] = language.split("-");
  return navigator.languages?.find((tag) => tag.split("-")[0].toLowerCase() === primary) ?? words(language, "language.locale");
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
  const time = clock(language, date);
  const ahead = daysAhead(date, now);
  const near = { [-1]: "time.yesterday", 0: "time.today", 1: "time.tomorrow" }[ahead];
  if (near) return words(language, near, { time });
  const parts = Math.abs(ahead) < 7
    ? { weekday: "long" }
    : { weekday: "long", day: "numeric", month: "long", year: "numeric" };
  const day = new Intl.DateTimeFormat(locale(language), /** @type {any} */ (parts)).format(date);
  return words(language, "time.day", { day, time });
}

/** From start to end; only the start where the end is unknown or on another day. */
export function span(language, start, end, now = new Date()) {
  const from = moment(language, start, now);
  if (!end || daysAhead(new Date(end), new Date(start)) !== 0) return from;
  return words(language, "time.until", { start: from.replace(/ Uhr$/, ""), time: clock(language, new Date(end)) });
}

/** A day and time for the record, in full. @param {string} language @param {string} iso */
export function fullMoment(language, iso) {
  return new Intl.DateTimeFormat(locale(language), { dateStyle: "long", timeStyle: "short" }).format(new Date(iso));
}
