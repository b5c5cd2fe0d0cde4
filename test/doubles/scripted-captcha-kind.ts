import { AudioKinds, CaptchaKind, type DrawnCaptcha } from '../../src/captcha/captcha-kind';
import { Secret } from '../../src/common';

/** Draws what it is told to, in this order, and the last one for ever. */
export class ScriptedCaptchaKind extends CaptchaKind {
  private drawn = 0;

  constructor(
    private readonly answers: readonly string[],
    private readonly mediaType = 'image/png',
  ) {
    super();
  }

  async draw(): Promise<DrawnCaptcha> {
    const answer = this.answers[Math.min(this.drawn++, this.answers.length - 1)] ?? '';
    return {
      mediaType: this.mediaType,
      content: Buffer.from(`picture ${String(this.drawn)}`),
      answer: new Secret(answer),
    };
  }
}

/** Speaks what it is told to, in every language. */
export class ScriptedAudioKinds extends AudioKinds {
  readonly 'audio/en': CaptchaKind;
  readonly 'audio/zh-CN': CaptchaKind;

  constructor(answers: readonly string[]) {
    super();
    this['audio/en'] = new ScriptedCaptchaKind(answers, 'audio/wav');
    this['audio/zh-CN'] = new ScriptedCaptchaKind(answers, 'audio/wav');
  }
}
