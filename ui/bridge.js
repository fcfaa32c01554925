// The only road between the page and the program. Everything goes through `invoke` and `onView`.

/**
 * @typedef {{ code: string, params?: Record<string, string> }} Problem
 * @typedef {{ host: string, room: string, tenant: string|null, title: string|null,
 *             start: string|null, end: string|null, organizer: string|null }} Meeting  Times in RFC 3339.
 * @typedef {{ name: string|null, microphoneOff: boolean, cameraOff: boolean,
 *             pictureQuality: "automatic"|"best"|"save", soundsOff: boolean,
 *             language: "system"|"de"|"en"|"de-simple", theme: "system"|"light"|"dark"|"contrast",
 *             textSize: 100|125|150|200, host: "automatic"|"chromium"|"webview"|"browser",
 *             keepHistory: boolean }} Profile
 * @typedef {{ stage: { kind: string, [detail: string]: any }, meeting: Meeting|null, running: Meeting|null,
 *             profile: Profile, language: "de"|"en"|"de-simple",
 *             consent: { standing: string, at: string|null },
 *             history: { id: string, host: string, room: string, title: string|null, at: string }[],
 *             organisation: { name: string, controller: string, contactMail: string|null, page: string,
 *                             guestPage: string, noticeTitle: string, noticeIsBuiltIn: boolean },
 *             servers: string[], startAddress: string, version: string,
 *             hosts: { kind: string, available: boolean, program: string|null, why: string|null }[],
 *             notes: Problem[] }} View
 */

const tauri = /** @type {any} */ (window).__TAURI__;

/**
 * Asks the program. Rejects with a `Problem`, whatever went wrong.
 * @param {string} command @param {object} [args] @returns {Promise<any>}
 */
export async function invoke(command, args = {}) {
  try {
    return await tauri.core.invoke(command, args);
  } catch (error) {
    throw error?.code ? error : { code: "unexpected", params: { error: String(error?.message ?? error) } };
  }
}

/** Hears every new state of the program. @param {(view: View) => void} listener */
export function onView(listener) {
  return tauri.event.listen("view", (event) => listener(event.payload));
}
