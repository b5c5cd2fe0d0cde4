import { Injectable } from '@nestjs/common';
import { done, type Locale, type Malformed, malformed, type Outcome, refuse } from '../../common';
import type { Address, NewAccount } from './account';
import { AccountDirectory } from './account.directory';
import { canonicalEmail } from './email';
import { parsePhone } from './phone';
import { canonicalUsername } from './username';
import { AuthOptions } from '../auth.config';
import type { AccountExists, PasswordRejected } from '../auth.refusals';
import { AuditRecorder } from '../audit-recorder';
import { NewPasswords } from './new-passwords';

export interface CreateAccountCommand {
  readonly app: string;
  readonly username?: string;
  readonly phone?: string;
  readonly email?: string;
  readonly password: string;
  readonly locale?: Locale;
}

export type CreateAccountRefusal = Malformed | AccountExists | PasswordRejected;

type Identity = Pick<NewAccount, 'username' | 'phone' | 'email'>;

/** An operator enters an account whose addresses are known to be its owner's; families may share them. */
@Injectable()
export class CreateAccount {
  constructor(
    private readonly accounts: AccountDirectory,
    private readonly passwords: NewPasswords,
    private readonly decisions: AuditRecorder,
    private readonly options: AuthOptions,
  ) {}

  async execute(command: CreateAccountCommand): Promise<Outcome<{ readonly id: string }, CreateAccountRefusal>> {
    const created = await this.create(command);
    const accountId = created.ok ? created.value.id : undefined;
    return this.decisions.record({ app: command.app, ip: 'local' }, { event: 'create-account', accountId }, created);
  }

  private async create(command: CreateAccountCommand): Promise<Outcome<{ readonly id: string }, CreateAccountRefusal>> {
    const identity = this.identify(command);
    if (!identity.ok) return identity;
    const { username, phone, email } = identity.value;
    const password = this.passwords.check(command.password, 'core', [username, phone?.value, email?.value]);
    if (!password.ok) return password;
    const passwordHash = await this.passwords.hash(password.value);
    const locale = command.locale ?? 'zh-CN';
    const account = { ...identity.value, app: command.app, passwordHash, locale, ownsAddresses: false };
    const added = await this.accounts.add(account);
    return added ? done(added) : refuse({ reason: 'account-exists' });
  }

  private identify({ username, phone, email }: CreateAccountCommand): Outcome<Identity, Malformed> {
    const name = read(username, canonicalUsername);
    const number = read(phone, (typed) => parsePhone({ number: typed }, this.options.defaultRegion)?.e164);
    const mailbox = read(email, canonicalEmail);
    if (name === 'malformed') return refuse(malformed('username'));
    if (number === 'malformed') return refuse(malformed('phone'));
    if (mailbox === 'malformed') return refuse(malformed('email'));
    const isNobody = name === undefined && number === undefined && mailbox === undefined;
    return isNobody ? refuse(malformed('username')) : done({ username, phone: number, email: mailbox });
  }
}

/** What was given as the verified address that it is, `malformed` if it is none, undefined if it was left out. */
function read(
  typed: string | undefined,
  canonical: (typed: string) => string | undefined,
): Address | 'malformed' | undefined {
  if (typed === undefined) return undefined;
  const value = canonical(typed);
  return value === undefined ? 'malformed' : { value, isVerified: true };
}
