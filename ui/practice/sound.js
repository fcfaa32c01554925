// A tone to be heard, and to be seen: what goes to the loudspeaker is drawn as a wave.

import { h } from "../dom.js";

/** Of the tone: its pitch in hertz, its length in seconds, how loud it is of 1. */
const PITCH = 440;
const LENGTH = 2;
const LOUD = 0.25;

/** The size of the drawing, in its own pixels. */
const WIDTH = 600;
const HEIGHT = 96;

/** @param {import("./devices.js").Place} place */
export function sound({ t }) {
  const canvas = /** @type {HTMLCanvasElement} */ (h("canvas", { class: "wave", width: WIDTH, height: HEIGHT, "aria-hidden": "true" }));
  const button = h("button", { type: "button", id: "play" }, t("practice.sound.play"));
  const word = h("p", { id: "sound-word", role: "status" }, t("practice.sound.hint"));
  const speaker = h("p", { class: "soft" });
  let playing = false;
  button.addEventListener("click", async () => {
    if (playing) return;
    playing = true;
    word.textContent = t("practice.sound.plays");
    try {
      await play(canvas);
      word.textContent = t("practice.sound.over");
    } catch {
      word.textContent = t("practice.sound.failed");
    }
    playing = false;
    speaker.textContent = await whichSpeaker(t);
  });
  return h("section", { class: "stack", "aria-labelledby": "sound" },
    h("h2", { id: "sound" }, t("practice.sound")), button, canvas, word, speaker);
}

/** Plays the tone to its end and draws it. */
async function play(/** @type {HTMLCanvasElement} */ canvas) {
  const context = new AudioContext();
  try {
    await context.resume();
    const tone = new OscillatorNode(context, { frequency: PITCH });
    const volume = new GainNode(context, { gain: 0 });
    const analyser = new AnalyserNode(context, { fftSize: 1024 });
    const start = context.currentTime;
    // Swells and fades, so that nobody is startled and nothing clicks.
    volume.gain.setValueAtTime(0, start);
    volume.gain.linearRampToValueAtTime(LOUD, start + 0.3);
    volume.gain.setValueAtTime(LOUD, start + LENGTH - 0.4);
    volume.gain.linearRampToValueAtTime(0, start + LENGTH);
    tone.connect(volume).connect(analyser).connect(context.destination);
    const over = new Promise((done) => { tone.onended = done; });
    tone.start(start);
    tone.stop(start + LENGTH);
    const stop = draw(canvas, analyser);
    await over;
    stop();
  } finally {
    await context.close();
  }
}

/** Draws what the analyser has, frame by frame, until the function that comes back is called. */
function draw(/** @type {HTMLCanvasElement} */ canvas, /** @type {AnalyserNode} */ analyser) {
  const pen = canvas.getContext("2d");
  const wave = new Float32Array(analyser.fftSize);
  const clear = () => pen?.clearRect(0, 0, WIDTH, HEIGHT);
  if (pen) {
    pen.strokeStyle = getComputedStyle(canvas).color;
    pen.lineWidth = 4;
  }
  let frame = requestAnimationFrame(function look() {
    analyser.getFloatTimeDomainData(wave);
    // From where it rises through zero: the wave stands and swells instead of flickering past.
    const from = Math.max(0, wave.findIndex((value, at) => at > 0 && wave[at - 1] < 0 && value >= 0));
    clear();
    pen?.beginPath();
    for (let x = 0; x < WIDTH; x += 2) {
      const value = wave[from + Math.floor((x * (analyser.fftSize / 2)) / WIDTH)];
      pen?.lineTo(x, HEIGHT / 2 - (value / LOUD) * (HEIGHT / 2 - 6));
    }
    pen?.stroke();
    frame = requestAnimationFrame(look);
  });
  return () => {
    cancelAnimationFrame(frame);
    clear();
  };
}

/** Where the tone came out, as far as the browser says it. */
async function whichSpeaker(/** @type {import("./devices.js").Place["t"]} */ t) {
  const outputs = (await navigator.mediaDevices.enumerateDevices()).filter((one) => one.kind === "audiooutput");
  const name = (outputs.find((one) => one.deviceId === "default") ?? outputs[0])?.label;
  return name ? t("practice.sound.speaker", { name }) : "";
}
