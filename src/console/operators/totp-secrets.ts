import { Injectable } from '@nestjs/common';
import { Clock, KEY_ID_LENGTH, KeyRing, Random } from '../../common';
import { newTotpSecret, totpStepOf } from './totp';

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

  /** Seals a secret for the form of an invitation, whose digest is given. */
  sealForm(secret: string, invitation: string): string {
    return this.keyRing.seal('operator-enrolment', JSON.stringify([invitation, secret]));
  }

  /** Opens the secret of a form. Returns undefined for a text that was not sealed for this invitation. */
  openForm(sealed: string, invitation: string): string | undefined {
    try {
      const opened = JSON.parse(this.keyRing.open('operator-enrolment', sealed)) as [digest: string, secret: string];
      return opened[0] === invitation ? opened[1] : undefined;
    } catch {
      return undefined;
    }
  }
}
