import { createCanvas, loadImage } from '@napi-rs/canvas';
import { encodePng, type IndexedPicture } from './png';

/** A picture of random-looking pixels, in which each colour of the palette is another one. */
const picture = (width: number, height: number): IndexedPicture => ({
  width,
  height,
  pixels: Uint8Array.from({ length: width * height }, (_, index) => (index * 151) % 256),
  palette: Uint8Array.from({ length: 3 * 256 }, (_, index) => (index % 3 === 0 ? index / 3 : (index * 31) % 256)),
});

async function decode(file: Uint8Array, { width, height }: IndexedPicture): Promise<readonly number[]> {
  const context = createCanvas(width, height).getContext('2d');
  context.drawImage(await loadImage(file), 0, 0);
  return Array.from(context.getImageData(0, 0, width, height).data);
}

describe('encodePng', () => {
  it('keeps every pixel', async () => {
    const given = picture(37, 25);
    const shown = Array.from(given.pixels).flatMap((colour) => [
      ...given.palette.subarray(3 * colour, 3 * colour + 3),
      255,
    ]);
    expect(await decode(encodePng(given), given)).toEqual(shown);
  });

  it('writes checksums that decoders accept', async () => {
    const file = Buffer.from(encodePng(picture(2, 2)));
    expect((await loadImage(file)).width).toBe(2);
    file.writeUInt8(file.readUInt8(20) ^ 1, 20);
    await expect(loadImage(file)).rejects.toThrow();
  });
});
