// Is it bright enough to be seen signing? A judgement of a small picture's pixels; no page, no camera.

/** The size of the picture that is judged, in pixels. */
export const WIDTH = 48;
export const HEIGHT = 36;

/** Brightness from 0 to 255, as the picture has it. Where hands and face are lost to the eye: chosen by looking. */
const COVERED = 24;
const DARK = 70;
const SHADED = 110;
const AGAINST = 60;
const GLARING = 228;

/** @typedef {"good"|"dark"|"backlight"|"glare"|"covered"} Light */

/**
 * @param {ArrayLike<number>} pixels red, green, blue and alpha of `WIDTH` × `HEIGHT` pixels, line by line
 * @returns {Light}
 */
export function judge(pixels) {
  let brightest = 0;
  const person = { sum: 0, count: 0 };
  const around = { sum: 0, count: 0 };
  for (let y = 0; y < HEIGHT; y += 1) {
    for (let x = 0; x < WIDTH; x += 1) {
      const at = 4 * (y * WIDTH + x);
      const bright = 0.2126 * pixels[at] + 0.7152 * pixels[at + 1] + 0.0722 * pixels[at + 2];
      // Who signs sits in the middle, down to the lower edge.
      const inside = x >= WIDTH / 4 && x < (3 * WIDTH) / 4 && y >= HEIGHT / 5;
      const part = inside ? person : around;
      part.sum += bright;
      part.count += 1;
      brightest = Math.max(brightest, bright);
    }
  }
  const middle = person.sum / person.count;
  const edge = around.sum / around.count;
  if (brightest < COVERED) return "covered";
  if (middle < SHADED && edge - middle > AGAINST) return "backlight";
  if (middle < DARK) return "dark";
  return middle > GLARING ? "glare" : "good";
}

/** How often in a row a judgement must come before it is told: a hand before the camera is no change of light. */
const OFTEN = 3;

/** Tells a judgement once it stays. @param {(light: Light) => void} tell @returns {(light: Light) => void} */
export function steady(tell) {
  let told = "";
  let last = "";
  let count = 0;
  return (light) => {
    count = light === last ? count + 1 : 1;
    last = light;
    if (count < OFTEN || told === light) return;
    told = light;
    tell(light);
  };
}
