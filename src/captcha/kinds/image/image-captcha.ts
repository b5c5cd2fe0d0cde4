import { type Random, Secret } from '../../../common';
import { CaptchaKind, type DrawnCaptcha } from '../../captcha-kind';
import { word } from './alphabet';
import { loadFonts } from './fonts';
import { paint } from './paint';
import { sketch } from './sketch';

/** A PNG of distorted characters behind lines. A speed bump: stock OCR does not read it, a trained solver may. */
export class ImageCaptcha extends CaptchaKind {
  private readonly fonts = loadFonts();

  /** `length`: how many characters an answer has. */
  constructor(
    private readonly random: Random,
    private readonly length: number,
  ) {
    super();
  }

  async draw(): Promise<DrawnCaptcha> {
    const answer = word(this.random, this.length);
    const canvas = paint(sketch(this.random, answer, this.fonts));
    return { mediaType: 'image/png', content: await canvas.encode('png'), answer: new Secret(answer) };
  }
}
