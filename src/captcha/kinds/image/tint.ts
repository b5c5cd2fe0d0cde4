import type { IndexedPicture } from './png';
import { HEIGHT, type Hues, WIDTH } from './sketch';

/** Vertical bands, each in one hue, and steps between ink and background: together the 256 colours of a palette. */
const BANDS = 16;
const STEPS = 16;

type Colour = readonly [red: number, green: number, blue: number];

/**
 * Colours a painted picture, whose lightness is 0 for ink and 255 for the background. Both run from one hue to another, from
 * left to right, and each place has one ink, so that no hue tells characters from what lies behind them.
 */
export function tint(lightness: Uint8Array, hues: Hues): IndexedPicture {
  const pixels = new Uint8Array(lightness.length);
  for (let index = 0; index < pixels.length; index++) {
    const band = Math.floor(((index % WIDTH) * BANDS) / WIDTH);
    pixels[index] = band * STEPS + Math.floor(((lightness[index] ?? 0) * STEPS) / 256);
  }
  return { width: WIDTH, height: HEIGHT, pixels, palette: paletteOf(hues) };
}

/** Colours of all bands one after another, each from ink to background, three bytes a colour. */
function paletteOf({ start, spread }: Hues): Uint8Array {
  const palette = new Uint8Array(BANDS * STEPS * 3);
  for (let band = 0; band < BANDS; band++) {
    const hue = start + (spread * (band + 0.5)) / BANDS;
    const [ink, ground] = [colourOf(hue, 0.6, 0.32), colourOf(hue + 180, 0.4, 0.9)];
    for (let step = 0; step < STEPS; step++)
      palette.set(mixed(ink, ground, step / (STEPS - 1)), (band * STEPS + step) * 3);
  }
  return palette;
}

const mixed = (ink: Colour, ground: Colour, share: number): readonly number[] =>
  ink.map((dark, index) => dark + ((ground[index] ?? 0) - dark) * share);

/** Colour of a hue in degrees, a saturation and a lightness, as CSS defines `hsl()`. */
function colourOf(hue: number, saturation: number, lightness: number): Colour {
  const reach = saturation * Math.min(lightness, 1 - lightness);
  const channel = (offset: number): number => {
    const sector = (offset + hue / 30 + 24) % 12;
    return 255 * (lightness - reach * Math.max(-1, Math.min(sector - 3, 9 - sector, 1)));
  };
  return [channel(0), channel(8), channel(4)];
}
