import { createCanvas, loadImage } from '@napi-rs/canvas';

/** A grey picture, row by row: 0 is black, 255 is white. */
export interface Grey {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8ClampedArray;
}

/** A step of preparation: a new picture from an old one. */
export type Filter = (picture: Grey) => Grey;

/** What a pixel becomes of two of its neighbours. */
type Merge = (one: number, other: number) => number;

export const blackAndWhite: Filter = (picture) => ({
  ...picture,
  pixels: picture.pixels.map((pixel) => (pixel < 128 ? 0 : 255)),
});

/** Takes away whatever is at most twice `radius` (px) thick: lines go, stems stay. */
export const withoutLines =
  (radius: number): Filter =>
  (picture) =>
    square(radius, Math.min)(square(radius, Math.max)(blackAndWhite(picture)));

/** Closes gaps that are at most twice `radius` (px) wide. */
export const withoutGaps =
  (radius: number): Filter =>
  (picture) =>
    square(radius, Math.max)(square(radius, Math.min)(blackAndWhite(picture)));

/** Each pixel becomes one value of the square round it: first along the rows, then along the columns. */
function square(radius: number, merge: Merge): Filter {
  return (picture) => along(along(picture, 1, radius, merge), picture.width, radius, merge);
}

function along({ width, height, pixels }: Grey, step: number, radius: number, merge: Merge): Grey {
  const merged = pixels.map((pixel, index) => {
    let value = pixel;
    for (let offset = -radius; offset <= radius; offset++) value = merge(value, pixels[index + offset * step] ?? 255);
    return value;
  });
  return { width, height, pixels: merged };
}

/** Reads a PNG, enlarged `scale` times. */
export async function fromPng(png: Buffer, scale: number): Promise<Grey> {
  const image = await loadImage(png);
  const [width, height] = [image.width * scale, image.height * scale];
  const context = createCanvas(width, height).getContext('2d');
  context.drawImage(image, 0, 0, width, height);
  const { data } = context.getImageData(0, 0, width, height);
  const pixels = new Uint8ClampedArray(width * height);
  for (let index = 0; index < pixels.length; index++) {
    const [red = 0, green = 0, blue = 0] = data.subarray(index * 4);
    pixels[index] = 0.3 * red + 0.59 * green + 0.11 * blue;
  }
  return { width, height, pixels };
}

export function toPng({ width, height, pixels }: Grey): Buffer {
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  const image = context.createImageData(width, height);
  pixels.forEach((pixel, index) => {
    image.data.fill(pixel, index * 4, index * 4 + 3);
    image.data[index * 4 + 3] = 255;
  });
  context.putImageData(image, 0, 0);
  return canvas.toBuffer('image/png');
}
