import { Injectable } from '@nestjs/common';
import { done, type Outcome, Random, refuse } from '../../common';
import { AccountDirectories } from '../accounts/account-directories';
import type { ChannelDisabled, PasswordRejected } from '../auth.refusals';
import { PasswordReset } from './password-reset';
import type { Proof } from './proof';

export interface SetPasswordCommand {
  readonly app: string;
  readonly accountId: string;
  readonly newPassword: string;
  /** Name of the operator. */
  readonly operator: string;
}

/** The account was deleted, or its password changed meanwhile. */
interface Overtaken {
  readonly reason: 'overtaken';
}

export type SetPasswordRefusal = PasswordRejected | ChannelDisabled | Overtaken;

const ID_BYTES = 16;
const overtaken = refuse({ reason: 'overtaken' } as const);

/**
 * Use case of operators: “Give this account another password.” It has the effects of a reset by the owner: sessions, tickets and
 * codes end, and the owner is told at every verified address. Of parallel changes one wins. Refused as `channel-disabled` where
 * the accounts lie elsewhere.
 */
@Injectable()
export class SetPassword {
  constructor(
    private readonly directories: AccountDirectories,
    private readonly passwords: PasswordReset,
    private readonly random: Random,
  ) {}

  async execute({
    app,
    accountId,
    newPassword,
    operator,
  }: SetPasswordCommand): Promise<Outcome<void, SetPasswordRefusal>> {
    if (this.directories.remote(app)) return refuse({ reason: 'channel-disabled' });
    const account = await this.directories.findById(app, accountId);
    return this.passwords.reset({
      context: { app, ip: 'local', disclosure: 'documented' },
      ...{ account, typed: accountId, purpose: 'recover', newPassword, policy: 'core', operator },
      proof: this.proof(),
    });
  }

  /** Proof of an operator, who has the database anyway. */
  private proof(): Proof<Overtaken> {
    const id = `operator:${this.random.token(ID_BYTES)}`;
    return {
      holder: id,
      peek: () => Promise.resolve(done({ id, locale: undefined })),
      consume: () => Promise.resolve(done(undefined)),
      outdated: overtaken.refusal,
    };
  }
}
