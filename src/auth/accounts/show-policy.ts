import { Injectable } from '@nestjs/common';
import { AuthOptions } from '../auth.config';
import { CORE_PASSWORDS, type PasswordLengths } from './new-passwords';

/** Rules of codes, tickets and new passwords that clients may know. Durations are in seconds. */
export interface Policy {
  readonly passwords: PasswordLengths;
  /** Usual number of digits of a code. */
  readonly codeLength: number;
  readonly ticketSeconds: number;
  /** Time within which a right code, once accepted, can be used. */
  readonly redeemSeconds: number;
}

/** Use case: “What are the rules of passwords, and how long are codes?” */
@Injectable()
export class ShowPolicy {
  constructor(private readonly options: AuthOptions) {}

  execute(): Policy {
    const { codeLength, ticketSeconds, redeemSeconds } = this.options;
    return { passwords: CORE_PASSWORDS, codeLength, ticketSeconds, redeemSeconds };
  }
}
