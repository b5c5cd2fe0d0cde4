import { Injectable } from '@nestjs/common';
import { ClientCodeLengths } from '../clients';
import { Random } from '../common';
import { OtpOptions } from './otp.config';

const CHALLENGE_ID_BYTES = 16;

/** Draws codes, and the ids of their challenges. */
@Injectable()
export class NewCodes {
  constructor(
    private readonly random: Random,
    private readonly options: OtpOptions,
    private readonly lengths: ClientCodeLengths,
  ) {}

  /**
   * Draws a code of a client application. One that is long because of many wrong codes does not begin with 0, so that a client
   * may read it as an integer.
   */
  async code(app: string, isLong: boolean): Promise<string> {
    const length = await this.lengths.of(app, this.options.codeLength);
    const { longCodeLength } = this.options;
    if (!isLong || longCodeLength <= length) return this.random.digits(length);
    return `${String(1 + this.random.integer(9))}${this.random.digits(longCodeLength - 1)}`;
  }

  challengeId(): string {
    return this.random.token(CHALLENGE_ID_BYTES);
  }
}
