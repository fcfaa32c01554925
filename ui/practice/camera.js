// One's own picture, as in a mirror, and whether it is bright enough to be seen signing.

import { h } from "../dom.js";
import { device } from "./devices.js";
import { HEIGHT, WIDTH, judge, steady } from "./light.js";

/** How often the light is judged, in milliseconds. */
const OFTEN = 400;

/** @param {import("./devices.js").Place} place */
export function camera(place) {
  const { t } = place;
  const video = /** @type {HTMLVideoElement} */ (h("video", {
    class: "self", autoplay: true, muted: true, playsinline: true, "aria-label": t("practice.camera.picture"),
  }));
  video.muted = true;
  const light = h("p", { id: "light", role: "status" });
  let timer = 0;
  const shows = {
    on(/** @type {MediaStream} */ stream) {
      video.srcObject = stream;
      video.hidden = false;
      timer = watch(video, (verdict) => { light.textContent = t(`practice.light.${verdict}`); });
    },
    off() {
      clearInterval(timer);
      video.srcObject = null;
      video.hidden = true;
      light.textContent = "";
    },
  };
  return h("section", { class: "stack", "aria-labelledby": "camera" },
    h("h2", { id: "camera" }, t("practice.camera")), video, light, device(place, "camera", shows));
}

/** Looks at a small copy of the picture now and then, and forgets it. */
function watch(/** @type {HTMLVideoElement} */ video, /** @type {(verdict: string) => void} */ tell) {
  const canvas = document.createElement("canvas");
  canvas.width = WIDTH;
  canvas.height = HEIGHT;
  const paper = canvas.getContext("2d", { willReadFrequently: true });
  const settled = steady(tell);
  return setInterval(() => {
    if (!paper || video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA) return;
    paper.drawImage(video, 0, 0, WIDTH, HEIGHT);
    settled(judge(paper.getImageData(0, 0, WIDTH, HEIGHT).data));
  }, OFTEN);
}
