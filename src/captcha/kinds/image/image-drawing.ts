import type { Random } from '../../../common';
import { loadFonts, paint } from './paint';
import { encodePng } from './png';
import { sketch } from './sketch';

/** Drawing of image captchas, which runs in a thread of its own. */
export class ImageDrawing {
  private readonly fonts = loadFonts();

  constructor(private readonly random: Random) {}

  /** Draws a picture that shows the answer, as a PNG. */
  draw(answer: string): Uint8Array<ArrayBuffer> {
    return encodePng(paint(sketch(this.random, answer, this.fonts)));
  }
}
