import { Injectable } from '@nestjs/common';
import { Clock, KEY_ID_LENGTH, KeyRing, Random } from '../../common';
import { newTotpSecret, totpStepOf } from './totp';

/** Sealed part of the form of an invitation. */
export interface EnrolmentForm {
  /** Token of the invitation. */
  readonly token: string;
  /** TOTP secret, in base32. */
  readonly secret: string;
}

/** TOTP secrets of operators, which leave the process sealed by the key ring. */
@Injectable()
export class TotpSecrets {
  constructor(
    private readonly keyRing: KeyRing,
    private readonly clock: Clock,
    private readonly random: Random,
  ) {}

  /** A new secret, in base32. */
  create(): string {
    return newTotpSecret(this.random);
  }

  /** Time step whose code was typed, of those that are accepted now. Returns undefined for any other code. */
  stepOf(secret: string, code: string): number | undefined {
    return totpStepOf(code, secret, this.clock.now());
  }

  /** Seals a secret for the database. */
  seal(secret: string): string {
    return this.keyRing.seal('operator-totp', secret);
  }

  /** Opens a secret of the database. Returns undefined where its key has left the ring. */
  open(sealed: string): string | undefined {
    return this.keyRing.has(sealed.slice(0, KEY_ID_LENGTH)) ? this.keyRing.open('operator-totp', sealed) : undefined;
  }

  /** Seals a secret for the form of an invitation, together with the token of that. */
  sealForm(form: EnrolmentForm): string {
    return this.keyRing.seal('operator-enrolment', JSON.stringify([form.token, form.secret]));
  }

  /** Opens what a form of an invitation sends. Returns undefined for a text that was not sealed for one. */
  openForm(sealed: string): EnrolmentForm | undefined {
    try {
      const opened = JSON.parse(this.keyRing.open('operator-enrolment', sealed)) as [token: string, secret: string];
      return { token: opened[0], secret: opened[1] };
    } catch {
      return undefined;
    }
  }
}
