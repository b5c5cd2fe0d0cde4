import { Injectable } from '@nestjs/common';
import { AuditRecorder } from '../../audit';
import { done, type Locale, type Malformed, malformed, type Outcome, refuse, UnitOfWork } from '../../common';
import { type Address, identifiersOf, type NewAccount } from './account';
import { AccountDirectories } from './account-directories';
import { canonicalEmail, readUsername } from './identifiers';
import { parsePhone } from './phone';
import { AuthOptions } from '../auth.config';
import type { AccountExists, ChannelDisabled, PasswordRejected } from '../auth.refusals';
import { NewPasswords } from './new-passwords';

export interface CreateAccountCommand {
  readonly app: string;
  readonly username?: string | undefined;
  readonly phone?: string | undefined;
  readonly email?: string | undefined;
  readonly password: string;
  readonly locale?: Locale;
  /** Name of the operator. */
  readonly operator?: string;
}

/** Account as it was stored: addresses and name in their normal form. */
export interface CreatedAccount {
  readonly id: string;
  readonly username: string | undefined;
  readonly phone: string | undefined;
  readonly email: string | undefined;
}

/** Client address of what operators do on the machine itself. */
const OPERATOR = 'local';

export type CreateAccountRefusal = Malformed | AccountExists | ChannelDisabled | PasswordRejected;

type Identity = Pick<NewAccount, 'username' | 'phone' | 'email'>;

/**
 * Use case of operators: “Add this account.” The addresses count as verified, and members of a family may share them. Refused
 * as `channel-disabled` where the accounts are elsewhere and may not be added.
 */
@Injectable()
export class CreateAccount {
  constructor(
    private readonly directories: AccountDirectories,
    private readonly passwords: NewPasswords,
    private readonly audit: AuditRecorder,
    private readonly options: AuthOptions,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** True where accounts of a client application are added to regain's own table. */
  isForOwnTable(app: string): boolean {
    return this.directories.isOwn(app);
  }

  async execute(command: CreateAccountCommand): Promise<Outcome<CreatedAccount, CreateAccountRefusal>> {
    const created = await this.create(command);
    const accountId = created.ok ? created.value.id : undefined;
    const { operator } = command;
    return this.audit.record(
      { app: command.app, ip: OPERATOR },
      { event: 'create-account', accountId, operator },
      created,
    );
  }

  private async create(command: CreateAccountCommand): Promise<Outcome<CreatedAccount, CreateAccountRefusal>> {
    if (!this.directories.canAdd(command.app)) return refuse({ reason: 'channel-disabled' });
    const identity = this.identify(command);
    if (!identity.ok) return identity;
    const password = this.passwords.check(command.password, 'core', identifiersOf(identity.value));
    if (!password.ok) return password;
    const owner = { id: '', username: identity.value.username };
    const passwordHash = await this.passwords.hash(command.app, password.value, owner);
    const locale = command.locale ?? 'zh-CN';
    const account = { ...identity.value, app: command.app, passwordHash, locale, ownsAddresses: false };
    const added = await this.unitOfWork.run(() => this.directories.add(account, OPERATOR));
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
