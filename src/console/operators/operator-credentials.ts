import { Injectable } from '@nestjs/common';
import { NewPasswords, PasswordHasher, type PasswordRule } from '../../auth';
import { done, type Outcome, refuse } from '../../common';
import { type NewCredentials, type Operator, OperatorStore } from './operator.store';
import { TotpSecrets } from './totp-secrets';

/** Credentials as typed. */
export interface TypedCredentials {
  readonly name: string;
  readonly password: string;
  /** TOTP code. */
  readonly code: string;
}

export type NewCredentialsRefusal =
  { readonly reason: 'code-wrong' } | { readonly reason: 'password-rejected'; readonly rules: readonly PasswordRule[] };

/** Longest password that is hashed. */
const MAX_PASSWORD = 1_024;

/** Checks and makes the credentials of operators. */
@Injectable()
export class OperatorCredentials {
  constructor(
    private readonly operators: OperatorStore,
    private readonly passwords: NewPasswords,
    private readonly hasher: PasswordHasher,
    private readonly totp: TotpSecrets,
  ) {}

  /**
   * Operator of the name, as far as there is one, and the time step of the code; the step is undefined unless password and code are
   * right. The cost is the same for an unknown name.
   */
  async check({ name, password, code }: TypedCredentials): Promise<{
    readonly operator: Operator | undefined;
    readonly step: number | undefined;
  }> {
    const operator = await this.operators.find(name);
    const typed = password.slice(0, MAX_PASSWORD).normalize('NFC');
    const isRight = await this.hasher.matches(typed, operator?.passwordHash ?? undefined);
    const secret = isRight ? this.totp.open(operator?.totpSecret ?? '') : undefined;
    return { operator, step: secret === undefined ? undefined : this.totp.stepOf(secret, code) };
  }

  /** Makes what is stored for new credentials: a password that the rules admit, and a secret whose code was typed. */
  async make(
    { name, password, code }: TypedCredentials,
    secret: string,
  ): Promise<Outcome<NewCredentials, NewCredentialsRefusal>> {
    const checked = this.passwords.check(password, 'core', [name]);
    if (!checked.ok) return checked;
    const totpStep = this.totp.stepOf(secret, code);
    if (totpStep === undefined) return refuse({ reason: 'code-wrong' });
    return done({
      passwordHash: await this.hasher.hash(checked.value),
      totpSecret: this.totp.seal(secret),
      totpStep,
    });
  }
}
