import { PROOF_LENGTH } from '../../captcha';
import { TextMember } from '../problems/member.decorators';

/** Answer to a captcha, by its id. */
export class CaptchaAnswer {
  @TextMember({ example: 'imh5k2v1c-Zm9vYmFyYmF6cXV4cXV1eA-a1b2c3d4-n8x', description: 'Id of the captcha' })
  readonly id: string;

  @TextMember({ max: PROOF_LENGTH, example: 'K7M2P', description: 'What was read or heard, or the solved payload' })
  readonly answer: string;
}
