// Days and times as the page says them, on a clock that is handed in.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";

import { moment, nextHour, span } from "../../ui/dates.js";
import { addWords } from "../../ui/words.js";

process.env.TZ = "Europe/Berlin";

for (const language of ["de", "en", "de-simple"]) {
  const file = new URL(`../../ui/locales/${language}.json`, import.meta.url);
  addWords({ [language]: JSON.parse(readFileSync(file, "utf8")) });
}

/** As the page gets its times: RFC 3339, of a time on this computer's clock. */
const iso = (...parts) => new Date(...parts).toISOString();

/** A Thursday in November, ten past four in the afternoon. */
const now = new Date(2026, 10, 26, 16, 10);
const on = (day, hour, minute = 0) => iso(2026, 10, day, hour, minute);

/** What is said, with blanks that do not break shown as `_`. */
const shown = (text) => text.replaceAll("\u00a0", "_").replaceAll("\u202f", "_");

test("the suggested start is the next full hour", () => {
  assert.deepEqual(nextHour(now), { date: "2026-11-26", time: "17:00" });
  assert.deepEqual(nextHour(new Date(2026, 10, 26, 9, 0)), { date: "2026-11-26", time: "10:00" });
});

test("in the last hour of a day, month or year it is one of the next day", () => {
  assert.deepEqual(nextHour(new Date(2026, 10, 26, 23, 0)), { date: "2026-11-27", time: "00:00" });
  assert.deepEqual(nextHour(new Date(2026, 10, 30, 23, 59)), { date: "2026-12-01", time: "00:00" });
  assert.deepEqual(nextHour(new Date(2026, 11, 31, 23, 30)), { date: "2027-01-01", time: "00:00" });
});

test("an hour that the clock skips is not suggested", () => {
  assert.deepEqual(nextHour(new Date(2026, 2, 29, 1, 30)), { date: "2026-03-29", time: "03:00" });
});

test("near days have names, and their time its word on the same line", () => {
  assert.equal(shown(moment("de", on(26, 9, 5), now)), "heute, 09:05_Uhr");
  assert.equal(shown(moment("de", on(27, 14), now)), "morgen, 14:00_Uhr");
  assert.equal(shown(moment("de-simple", on(25, 14), now)), "gestern, 14:00_Uhr");
  assert.equal(shown(moment("en", on(27, 14), now)), "tomorrow, 14:00");
});

test("a day within the week names its date, too, and one further away its year", () => {
  assert.equal(shown(moment("de", on(28, 9), now)), "Samstag, 28. November, 09:00_Uhr");
  assert.equal(shown(moment("de", on(24, 9), now)), "Dienstag, 24. November, 09:00_Uhr");
  assert.equal(shown(moment("de", iso(2026, 11, 3, 9), now)), "Donnerstag, 3. Dezember 2026, 09:00_Uhr");
});

test("from start to end on one day, the word for the hour is said once", () => {
  assert.equal(shown(span("de", on(26, 17), on(26, 18, 30), now)), "heute, 17:00 bis 18:30_Uhr");
  assert.equal(span("en", on(26, 17), on(26, 18, 30), now), "today, 17:00 to 18:30");
  assert.equal(shown(span("de", on(26, 17), null, now)), "heute, 17:00_Uhr");
});

test("an end after midnight says its day", () => {
  assert.equal(shown(span("de", on(26, 22), on(27, 1), now)), "heute, 22:00 bis morgen, 01:00_Uhr");
  assert.equal(
    shown(span("de", on(28, 22), on(29, 1), now)),
    "Samstag, 28. November, 22:00 bis Sonntag, 29. November, 01:00_Uhr",
  );
});

test("what is no time is shown as it is", () => {
  assert.equal(moment("de", "bald", now), "bald");
});
