import { constants, crc32, deflateSync } from 'node:zlib';

/** Picture of at most 256 colours. */
export interface IndexedPicture {
  readonly width: number;
  readonly height: number;
  /** Index of the colour of each pixel, row by row. */
  readonly pixels: Uint8Array;
  /** Red, green and blue of each colour. */
  readonly palette: Uint8Array;
}

const SIGNATURE = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
/** Bit depth 8, colour type 3 (palette), and the only methods of compression, filtering and interlacing but none. */
const FORMAT = [8, 3, 0, 0, 0];
/** Filter type of a row that has the differences to the row above: zeros wherever a colour goes on downwards. */
const UP = 2;
/** Runs of equal bytes alone: the differences are mostly zeros, and to look for longer repetitions takes twice as long. */
const COMPRESSION = { strategy: constants.Z_RLE };

/** Encodes a picture as PNG (RFC 2083). */
export function encodePng(picture: IndexedPicture): Uint8Array<ArrayBuffer> {
  const header = Buffer.alloc(8);
  header.writeUInt32BE(picture.width, 0);
  header.writeUInt32BE(picture.height, 4);
  const file = [
    SIGNATURE,
    ...chunk('IHDR', Buffer.concat([header, Buffer.from(FORMAT)])),
    ...chunk('PLTE', picture.palette),
    ...chunk('IDAT', deflateSync(differences(picture), COMPRESSION)),
    ...chunk('IEND', Buffer.alloc(0)),
  ];
  return Uint8Array.from(Buffer.concat(file));
}

/** Rows of differences (modulo 256) to the pixels above, each after the byte that names its filter. */
function differences({ width, height, pixels }: IndexedPicture): Uint8Array {
  const rows = new Uint8Array(height * (1 + width));
  for (let row = 0, to = 0; row < height; row++) {
    rows[to++] = UP;
    for (let at = row * width; at < (row + 1) * width; at++) rows[to++] = (pixels[at] ?? 0) - (pixels[at - width] ?? 0);
  }
  return rows;
}

function chunk(type: string, data: Uint8Array): readonly Uint8Array[] {
  const frame = Buffer.alloc(4);
  frame.writeUInt32BE(data.length);
  const typed = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const checksum = Buffer.alloc(4);
  checksum.writeUInt32BE(crc32(typed));
  return [frame, typed, checksum];
}
