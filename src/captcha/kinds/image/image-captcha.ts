import { type Random, Secret } from '../../../common';
import { CaptchaKind, type DrawnCaptcha } from '../../captcha-kind';
import type { DrawingPool } from '../../drawing/drawing-pool';

/**
 * Characters of captcha answers, which stay distinguishable when they are turned and slanted. Left out, after looking at
 * hundreds of pictures: 0 O D Q, 1 I L, 2 Z, 5 S, 6 G C, 8 B, F (E without its foot), P (R without its leg), 4 (A), 7 (T),
 * V (U), X (K, Y), J (a stroke behind the characters), and M and W, which are wider than their place.
 */
export const ALPHABET = 'AEHKNRTUY39';

/** Random word of `length` characters of the alphabet, each word equally likely. */
export function word(random: Random, length: number): string {
  return random.text(length, ALPHABET);
}

/**
 * Image captcha: a PNG of distorted characters before strokes. It slows attackers down: stock OCR does not read it, a small
 * trained network reads some, a better one many.
 */
export class ImageCaptcha extends CaptchaKind {
  /** Parameter `length`: number of characters of an answer. */
  constructor(
    private readonly random: Random,
    private readonly drawings: DrawingPool,
    private readonly length: number,
  ) {
    super();
  }

  async draw(): Promise<DrawnCaptcha> {
    const answer = word(this.random, this.length);
    const content = await this.drawings.draw({ kind: 'image', answer });
    return { mediaType: 'image/png', content, answer: new Secret(answer) };
  }
}
