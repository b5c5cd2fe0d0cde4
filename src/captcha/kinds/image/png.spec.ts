import { createCanvas, loadImage } from '@napi-rs/canvas';
import { encodePng } from './png';

describe('encodePng', () => {
  it('keeps every pixel', async () => {
    const canvas = createCanvas(7, 5);
    const context = canvas.getContext('2d');
    for (let index = 0; index < 35; index++) {
      context.fillStyle = `rgb(${String(index * 7)}, ${String(255 - index * 7)}, ${String((index * 31) % 256)})`;
      context.fillRect(index % 7, Math.floor(index / 7), 1, 1);
    }
    const read = createCanvas(7, 5).getContext('2d');
    read.drawImage(await loadImage(Buffer.from(encodePng(canvas))), 0, 0);
    expect(read.getImageData(0, 0, 7, 5).data).toEqual(context.getImageData(0, 0, 7, 5).data);
  });

  it('writes checksums that decoders accept', async () => {
    const file = Buffer.from(encodePng(createCanvas(2, 2)));
    expect((await loadImage(file)).width).toBe(2);
    file.writeUInt8(file.readUInt8(20) ^ 1, 20);
    await expect(loadImage(file)).rejects.toThrow();
  });
});
