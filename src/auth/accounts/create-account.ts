import { Injectable } from '@nestjs/common';
import { AuditRecorder } from '../../audit';
import { done, type Locale, type Malformed, malformed, type Outcome, refuse } from '../../common';
import { type Address, identifiersOf, type NewAccount } from './account';
import { AccountDirectory } from './account.directory';
import { canonicalEmail, readUsername } from './identifiers';
import { parsePhone } from './phone';
import { AuthOptions } from '../auth.config';
import type { AccountExists, PasswordRejected } from '../auth.refusals';
import { NewPasswords } from './new-passwords';

export interface CreateAccountCommand {
  readonly app: string;
  readonly username?: string;
  readonly phone?: string;
  readonly email?: string;
  readonly password: string;
  readonly locale?: Locale;
}

/** Account as it was stored: addresses and name in their normal form. */
export interface CreatedAccount {
  readonly id: string;
  readonly username: string | undefined;
  readonly phone: string | undefined;
  readonly email: string | undefined;
}

export type CreateAccountRefusal = Malformed | AccountExists | PasswordRejected;

type Identity = Pick<NewAccount, 'username' | 'phone' | 'email'>;

/**
 * Use case of operators: “Add this account.” The addresses count as verified, and members of a family may share them.
 */
@Injectable()
export class CreateAccount {
  constructor(
    private readonly accounts: AccountDirectory,
    private readonly passwords: NewPasswords,
    private readonly audit: AuditRecorder,
    private readonly options: AuthOptions,
  ) {}

  async execute(command: CreateAccountCommand): Promise<Outcome<CreatedAccount, CreateAccountRefusal>> {
    const created = await this.create(command);
    const accountId = created.ok ? created.value.id : undefined;
    return this.audit.record({ app: command.app, ip: 'local' }, { event: 'create-account', accountId }, created);
  }

  private async create(command: CreateAccountCommand): Promise<Outcome<CreatedAccount, CreateAccountRefusal>> {
    const identity = this.identify(command);
    if (!identity.ok) return identity;
    const password = this.passwords.check(command.password, 'core', identifiersOf(identity.value));
    if (!password.ok) return password;
    const passwordHash = await this.passwords.hash(password.value);
    const locale = command.locale ?? 'zh-CN';
    const account = { ...identity.value, app: command.app, passwordHash, locale, ownsAddresses: false };
    const added = await this.accounts.add(account);
    if (!added) return refuse({ reason: 'account-exists' });
    const { username, phone, email } = identity.value;
    return done({ id: added.id, username, phone: phone?.value, email: email?.value });
  }

  private identify({ username, phone, email }: CreateAccountCommand): Outcome<Identity, Malformed> {
    const name = read(username, (typed) => readUsername(typed)?.name);
    const number = read(phone, (typed) => parsePhone({ number: typed }, this.options.defaultRegion)?.e164);
    const mailbox = read(email, canonicalEmail);
    if (name === 'malformed') return refuse(malformed('username'));
    if (number === 'malformed') return refuse(malformed('phone'));
    if (mailbox === 'malformed') return refuse(malformed('email'));
    const isNameless = name === undefined && number === undefined && mailbox === undefined;
    return isNameless ? refuse(malformed('username')) : done({ username: name?.value, phone: number, email: mailbox });
  }
}

/**
 * Parses a typed address to a verified one. Returns `malformed` when it is no address, undefined when it was left out.
 */
function read(
  typed: string | undefined,
  canonical: (typed: string) => string | undefined,
): Address | 'malformed' | undefined {
  if (typed === undefined) return undefined;
  const value = canonical(typed);
  return value === undefined ? 'malformed' : { value, isVerified: true };
}
