// The only road between the page and the program: `ask`, `onView`, `onDrag`, and what the page had before its first line ran.
//
// The types are those of src-tauri/core/src/window/ (view.rs, protocol.rs); a test compares the names of their fields.

/**
 * @typedef {{ code: string, params?: Record<string, string> }} Problem
 * @typedef {string} Language  A language tag, such as "de-simple".
 * @typedef {{ id: Language, name: string }} Spoken  A language by its own name.
 * @typedef {Record<string, string>} Words  One catalogue.
 *
 * @typedef {{ revision: number, stage: Stage, page: AskedPage|null, meeting: Meeting|null, running: Meeting|null, profile: Profile, locks: Locks,
 *             language: Language, consents: Consent[], asked: number, history: PastMeeting[], organisation: Organisation,
 *             servers: string[], startAddress: string, version: string, hosts: Availability[], notes: Note[] }} View
 * @typedef {{ kind: string, [detail: string]: any }} Stage
 * @typedef {{ id: number, page: "create" }} AskedPage
 * @typedef {{ host: string, room: string, tenant: string|null, title: string|null,
 *             start: string|null, end: string|null, organizer: string|null }} Meeting  Times in RFC 3339.
 * @typedef {{ name: string|null, microphoneOff: boolean, cameraOff: boolean,
 *             pictureQuality: "automatic"|"best"|"save"|"audio-only", soundsOff: boolean, signing: boolean,
 *             severalLarge: boolean, captions: boolean, longNotes: boolean, visibleSounds: boolean,
 *             notifySounds: boolean, toolbarStays: boolean, smallWindow: boolean,
 *             language: "system"|Language, theme: "system"|"light"|"dark"|"contrast",
 *             textSize: 100|125|150|200, host: "automatic"|"chromium"|"webview"|"browser",
 *             keepHistory: boolean }} Profile
 * @typedef {{ microphoneOff: true|null, cameraOff: true|null, host: string|null, keepHistory: false|null }} Locks
 * @typedef {{ standing: string, at: string|null, changed: ("notice"|"controller"|"servers")[],
 *             controller: string, servers: string[], noticeIsBuiltIn: boolean }} Consent  By the number of the terms.
 * @typedef {{ id: string, host: string, room: string, title: string|null, at: string }} PastMeeting
 * @typedef {{ name: string, controller: string, contactMail: string|null, page: string, guestPage: string }} Organisation
 * @typedef {{ kind: string, available: boolean, program: string|null, why: string|null }} Availability
 * @typedef {{ id: number, problem: Problem }} Note
 *
 * @typedef {{ of: number, html: string, sha256: string, title: string, language: string, summary: string[] }} Notice
 * @typedef {{ name: string|null, colours: Record<string, Shades>|null, logo: string|null }} Brand  Colours by theme.
 * @typedef {{ main: string, over: string, ink: string }} Shades
 * @typedef {{ folders: StoredFolder[], consents: Record<string, any>[] }} Stored
 * @typedef {{ path: string, what: string, files: StoredFile[] }} StoredFolder
 * @typedef {{ path: string, what: string, bytes: number }} StoredFile
 * @typedef {{ title: string, room: string|null, date: string|null, time: string|null, minutes: number }} Draft
 * @typedef {{ link: string, code: QrCode|null, lacksToken: boolean }} Telephone
 * @typedef {{ modules: number, dark: string }} QrCode
 * @typedef {"pending"|{ entered: string }|{ past: string }} Chosen
 * @typedef {{ room: string, host: string, link: string, start: string|null, end: string|null, zone: string,
 *             note: Problem|null, past: boolean, forms: ("bbwmeet"|"ics"|"shortcut")[] }} Preview
 */

/** Everything that can be asked, with the fields that go with it. */
export const ASKS = {
  "look": [],
  "words": [],
  "quit": [],
  "agree": ["of", "name", "language", "notice", "choices"],
  "decline": ["of"],
  "reconsider": [],
  "withdraw": ["of"],
  "change-settings": ["patch"],
  "forget": ["id"],
  "forget-all": [],
  "erase-all": [],
  "dismiss": ["note"],
  "stored": [],
  "export-stored": [],
  "diagnosis": [],
  "enter": ["text"],
  "join-pending": [],
  "join-history": ["id"],
  "practise": ["of", "looks"],
  "show-practice": [],
  "end-practice": [],
  "cancel": [],
  "leave-and-join": [],
  "stay": [],
  "go-home": [],
  "open-anyway": [],
  "open-in-browser": [],
  "meeting-link": [],
  "telephone": ["of"],
  "calendar-pending": [],
  "suggest-room": ["title"],
  "check-invitation": ["draft"],
  "invitation-text": ["draft", "language"],
  "save-invitation": ["draft", "kind", "language"],
  "mail-invitation": ["draft", "language"],
  "start-invitation": ["draft"],
  "open-page": ["which"],
  "write-mail": ["code"],
  "live-captions": [],
  "open-live-captions": [],
};

const { __TAURI_INTERNALS__: tauri, __BBW_MEET__: begin } = /** @type {any} */ (window);

/** What the program gave this page before it was loaded, so that it need not ask before it can be seen: the view, the
 *  words of its language, the names of all languages, the notices in their languages, the organisation's own look.
 *  @type {{ view: View, words: Words, languages: Spoken[], notices: Notice[], brand: Brand }} */
export const first = begin;

/**
 * Asks the program. Rejects with a `Problem`, whatever went wrong.
 * @param {string} name one of `ASKS` @param {Record<string, any>} [fields] @returns {Promise<any>}
 */
export async function ask(name, fields = {}) {
  try {
    if (!Object.hasOwn(ASKS, name)) throw new Error(`nobody can ask ${name}`);
    return await tauri.invoke("ask", { ask: { ask: name, ...fields } });
  } catch (error) {
    throw error?.code ? error : { code: "unexpected", params: { error: String(error?.message ?? error) } };
  }
}

/** Hears every new state of the program. @param {(view: View) => void} listener @returns {Promise<unknown>} */
export const onView = (listener) => hear("view", listener);

/** Hears whether something is dragged over the window. @param {(over: boolean) => void} listener */
export const onDrag = (listener) => hear("drag", listener);

function hear(name, listener) {
  const handler = tauri.transformCallback((event) => listener(event.payload));
  return tauri.invoke("plugin:event|listen", { event: name, target: { kind: "Any" }, handler });
}
