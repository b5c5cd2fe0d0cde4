import { Injectable } from '@nestjs/common';
import { ClientCodeLengths } from '../../clients';
import { AuthOptions } from '../auth.config';
import { CORE_PASSWORDS, type PasswordLengths } from './new-passwords';

/** Rules of codes, tickets and new passwords that clients may know. Durations are in seconds. */
export interface Policy {
  readonly passwords: PasswordLengths;
  /** Usual number of digits of a code of the client application. */
  readonly codeLength: number;
  readonly ticketSeconds: number;
  /** Time within which a right code, once accepted, can be used. */
  readonly redeemSeconds: number;
}

/** Use case: “What are the rules of passwords, and how long are codes?” */
@Injectable()
export class ShowPolicy {
  constructor(
    private readonly options: AuthOptions,
    private readonly lengths: ClientCodeLengths,
  ) {}

  async execute(app: string): Promise<Policy> {
    const { ticketSeconds, redeemSeconds } = this.options;
    const codeLength = await this.lengths.of(app, this.options.codeLength);
    return { passwords: CORE_PASSWORDS, codeLength, ticketSeconds, redeemSeconds };
  }
}
