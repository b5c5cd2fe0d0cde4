import { type Random, Secret, type UiLocale } from '../../../common';
import { CaptchaKind, type DrawnCaptcha } from '../../captcha-kind';
import type { DrawingPool } from '../../drawing/drawing-pool';

/** Number of spoken digits: as improbable to guess as four or five characters of a picture. */
export const DIGIT_COUNT = 6;

/** Audio captcha: a WAV file in which voices speak digits of one language, for those who cannot see a picture. */
export class AudioCaptcha extends CaptchaKind {
  constructor(
    private readonly random: Random,
    private readonly drawings: DrawingPool,
    private readonly locale: UiLocale,
  ) {
    super();
  }

  async draw(): Promise<DrawnCaptcha> {
    const answer = this.random.digits(DIGIT_COUNT);
    const content = await this.drawings.draw({ kind: `audio/${this.locale}`, answer });
    return { mediaType: 'audio/wav', content, answer: new Secret(answer) };
  }
}
