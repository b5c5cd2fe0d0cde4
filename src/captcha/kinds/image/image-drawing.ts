import type { Random } from '../../../common';
import { loadFonts } from './outlines';
import { Painter } from './paint';
import { encodePng } from './png';
import { sketch, type Sketch } from './sketch';
import { tint } from './tint';

/** Drawing of image captchas, which runs in a thread of its own. */
export class ImageDrawing {
  private readonly fonts = loadFonts();
  private readonly painter = new Painter();

  constructor(private readonly random: Random) {}

  /** Draws a picture that shows the answer, as a PNG. */
  draw(answer: string): Uint8Array<ArrayBuffer> {
    return this.render(this.sketch(answer));
  }

  /** Random layout of a picture that shows the answer. */
  sketch(answer: string): Sketch {
    return sketch(this.random, answer, this.fonts);
  }

  /** PNG of a layout. */
  render(sketched: Sketch): Uint8Array<ArrayBuffer> {
    return encodePng(tint(this.painter.paint(sketched), sketched.hues));
  }
}
