// A bar that moves with what the microphone hears. Nothing is recorded: only how loud it is counts.

import { h } from "../dom.js";
import { device } from "./devices.js";

/** The quietest level that is shown, in decibels below the loudest there is. */
const QUIETEST = 60;

/** From here on, of 1, it is a voice or a knock and no longer the room. */
const HEARD = 0.3;

/** After this long without a sound, something may be wrong. In milliseconds. */
const PATIENCE = 6000;

/** How often screen readers may ask for the level anew, in milliseconds; the eye sees every frame. */
const TOLD = 500;

/** @param {import("./devices.js").Place} place */
export function microphone(place) {
  const { t } = place;
  const fill = h("div", null);
  const bar = h("div", {
    class: "level", id: "level", role: "meter", "aria-label": t("practice.microphone.level"), "aria-valuemin": 0, "aria-valuemax": 100, "aria-valuenow": 0,
  }, fill);
  const word = h("p", { id: "heard", role: "status" });
  let end = () => {};
  const shows = {
    on(/** @type {MediaStream} */ stream) {
      bar.hidden = false;
      word.textContent = t("practice.microphone.try");
      end = listen(stream, {
        level(/** @type {number} */ level) { fill.style.setProperty("--level", level.toFixed(3)); },
        told(/** @type {number} */ level) { bar.setAttribute("aria-valuenow", String(Math.round(100 * level))); },
        verdict(/** @type {"heard"|"silent"} */ verdict) { word.textContent = t(`practice.microphone.${verdict}`); },
      });
    },
    off() {
      end();
      end = () => {};
      bar.hidden = true;
      word.textContent = "";
    },
  };
  return h("section", { class: "stack", "aria-labelledby": "microphone" },
    h("h2", { id: "microphone" }, t("practice.microphone")), bar, word, device(place, "microphone", shows));
}

/** Listens until the function that comes back is called. */
function listen(/** @type {MediaStream} */ stream, { level, told, verdict }) {
  const context = new AudioContext();
  const analyser = new AnalyserNode(context, { fftSize: 1024 });
  context.createMediaStreamSource(stream).connect(analyser);
  const wave = new Float32Array(analyser.fftSize);
  const since = performance.now();
  let shown = 0;
  let last = 0;
  let said = "";
  let frame = requestAnimationFrame(function look(now) {
    analyser.getFloatTimeDomainData(wave);
    const loud = loudness(wave);
    // Up at once, down slowly: a knock is over before anybody has seen it.
    shown = Math.max(loud, shown * 0.94);
    level(shown);
    if (now - last > TOLD) {
      last = now;
      told(shown);
    }
    const says = loud > HEARD ? "heard" : said || (now - since > PATIENCE ? "silent" : "");
    if (says !== said) verdict(says);
    said = says;
    frame = requestAnimationFrame(look);
  });
  return () => {
    cancelAnimationFrame(frame);
    context.close();
  };
}

/** How loud a piece of sound is, from 0 to 1, as the ear counts: by its decibels. @param {Float32Array} wave */
function loudness(wave) {
  const power = wave.reduce((sum, value) => sum + value * value, 0) / wave.length;
  const decibels = 10 * Math.log10(power + 1e-12);
  return Math.min(1, Math.max(0, 1 + decibels / QUIETEST));
}
