import { CaptchaKind, type DrawnCaptcha } from '../../src/captcha/captcha-kind';
import { Secret } from '../../src/common';

/** Draws what it is told to, in this order, and the last one for ever. */
export class ScriptedCaptchaKind extends CaptchaKind {
  private drawn = 0;

  constructor(private readonly answers: readonly string[]) {
    super();
  }

  async draw(): Promise<DrawnCaptcha> {
    const answer = this.answers[Math.min(this.drawn++, this.answers.length - 1)] ?? '';
    return {
      mediaType: 'image/png',
      content: Buffer.from(`picture ${String(this.drawn)}`),
      answer: new Secret(answer),
    };
  }
}
