import { crc32, deflateSync } from 'node:zlib';
import type { Canvas } from '@napi-rs/canvas';

const SIGNATURE = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
const BYTES_PER_PIXEL = 4;
/** Bit depth 8, colour type 6 (RGBA), and the only methods of compression, filtering and interlacing but none. */
const FORMAT = [8, 6, 0, 0, 0];
/** Level of compression: higher ones take longer and save few bytes of such pictures. */
const LEVEL = 3;

/** Encodes a canvas as PNG (RFC 2083). The encoder of the library takes three times as long. */
export function encodePng(canvas: Canvas): Uint8Array<ArrayBuffer> {
  const { width, height } = canvas;
  const { data } = canvas.getContext('2d').getImageData(0, 0, width, height);
  const header = Buffer.alloc(8);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  const file = [
    SIGNATURE,
    ...chunk('IHDR', Buffer.concat([header, Buffer.from(FORMAT)])),
    ...chunk('IDAT', deflateSync(scanlines(data, width, height), { level: LEVEL })),
    ...chunk('IEND', Buffer.alloc(0)),
  ];
  return Uint8Array.from(Buffer.concat(file));
}

/** Rows of pixels, each after a byte that names its filter: none. */
function scanlines(pixels: Uint8ClampedArray, width: number, height: number): Buffer {
  const stride = width * BYTES_PER_PIXEL;
  const lines = Buffer.alloc(height * (1 + stride));
  for (let row = 0; row < height; row++)
    lines.set(pixels.subarray(row * stride, (row + 1) * stride), row * (1 + stride) + 1);
  return lines;
}

function chunk(type: string, data: Buffer): readonly Buffer[] {
  const frame = Buffer.alloc(4);
  frame.writeUInt32BE(data.length);
  const typed = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const checksum = Buffer.alloc(4);
  checksum.writeUInt32BE(crc32(typed));
  return [frame, typed, checksum];
}
