// A device to be tried out: asked for, named, chosen; and where it cannot be had, why, and what to do about it here.

import { h } from "../dom.js";
import { choiceList } from "../parts.js";

/** @typedef {{ t: (key: string, params?: Record<string, any>) => string, system: "linux"|"windows" }} Place */
/** @typedef {"camera"|"microphone"} Kind */
/** @typedef {"denied"|"missing"|"busy"|"failed"} Trouble */

/** What each is called where devices are asked for (Media Capture and Streams). */
const ASKED = {
  camera: { kind: "videoinput", want: "video", ideal: { width: { ideal: 1280 }, height: { ideal: 720 } } },
  microphone: { kind: "audioinput", want: "audio", ideal: {} },
};

/** What an error of `getUserMedia` means for a person. @returns {Trouble} */
export function troubleOf(/** @type {{ name: string }} */ error) {
  switch (error.name) {
    case "NotAllowedError":
    case "SecurityError":
      return "denied";
    case "NotFoundError":
    case "OverconstrainedError":
      return "missing";
    case "NotReadableError":
    case "AbortError":
      return "busy";
    default:
      return "failed";
  }
}

/**
 * The part of the page about one device, below its picture or bar.
 * @param {Place} place @param {Kind} kind
 * @param {{ on: (stream: MediaStream) => void, off: () => void }} shows what is done while it is on, and when it no longer is
 */
export function device({ t, system }, kind, shows) {
  const { kind: inputs, want, ideal } = ASKED[kind];
  const state = h("div", { class: "stack", role: "status" });
  const list = h("div", null);
  /** @type {MediaStream|null} */
  let stream = null;
  let asked = 0;

  /** The newest wish counts: devices take their time. */
  async function open(id = "") {
    const wish = ++asked;
    close();
    say(t(`practice.${kind}.wait`));
    try {
      const exact = id ? { deviceId: { exact: id } } : {};
      const got = await navigator.mediaDevices.getUserMedia({ [want]: { ...ideal, ...exact } });
      if (wish !== asked) return stop(got);
      stream = got;
      stream.getTracks()[0].addEventListener("ended", () => stream === got && open());
      state.replaceChildren();
      shows.on(stream);
    } catch (error) {
      if (wish !== asked) return;
      trouble(troubleOf(/** @type {DOMException} */ (error)));
    }
    await name(stream?.getTracks()[0].getSettings().deviceId ?? "");
  }

  function close() {
    if (stream) stop(stream);
    stream = null;
    shows.off();
  }

  function say(...words) {
    state.replaceChildren(...words.map((text) => h("p", null, text)));
  }

  /** What is wrong, what to do about it on this system, and that it goes without. */
  function trouble(/** @type {Trouble} */ what) {
    state.replaceChildren(h("div", { class: "summary" },
      h("p", null, h("strong", null, t(`practice.${kind}.${what}`))),
      h("p", null, t(`practice.${what}.do.${system}`)),
      h("p", null, t(`practice.${kind}.without`))));
    const again = h("button", { type: "button" }, t("practice.again"));
    again.addEventListener("click", () => open());
    state.append(again);
  }

  /** Which one it is. Before one was allowed, devices have no names. */
  async function name(/** @type {string} */ chosen) {
    const all = (await navigator.mediaDevices.enumerateDevices()).filter((one) => one.kind === inputs && one.deviceId);
    const named = all.map((one, at) => [one.deviceId, one.label || t(`practice.${kind}.unnamed`, { number: at + 1 })]);
    if (!stream || named.length === 0) return list.replaceChildren();
    if (named.length === 1) return list.replaceChildren(h("p", { class: "soft" }, t(`practice.${kind}.named`, { name: named[0][1] })));
    const picker = choiceList(`choose-${kind}`, t(`practice.${kind}.choose`), named, chosen);
    picker.addEventListener("change", (event) => open(/** @type {HTMLSelectElement} */ (event.target).value));
    list.replaceChildren(picker);
  }

  // Plugged in or out. What works is left alone.
  navigator.mediaDevices.addEventListener("devicechange", () => {
    if (stream) name(stream.getTracks()[0].getSettings().deviceId ?? "");
    else open();
  });
  open();
  return [state, list];
}

/** @param {MediaStream} stream */
function stop(stream) {
  for (const track of stream.getTracks()) track.stop();
}
