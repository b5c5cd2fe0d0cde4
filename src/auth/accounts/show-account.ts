import { Injectable } from '@nestjs/common';
import { maskTarget, normalizeTyped } from '../../common';
import type { Account, Address } from './account';
import { AccountDirectories } from './account-directories';
import { AccountLocks, type ListedAccount } from './account-locks';
import { canonicalUsername } from './identifiers';
import { TypedAddresses } from './typed-addresses';

/** Fields of an account that an operator may see. */
export interface AccountSummary {
  readonly id: string;
  readonly app: string;
  readonly username: string | undefined;
  /** Phone number, masked. */
  readonly phone: string | undefined;
  readonly email: string | undefined;
  /** Milliseconds since 1970; undefined for an account that is not locked. */
  readonly lockedAt?: number | undefined;
}

/** Use case of operators: “Which accounts have this name, phone, e-mail address or id?” */
@Injectable()
export class ShowAccount {
  constructor(
    private readonly accounts: AccountDirectories,
    private readonly locks: AccountLocks,
    private readonly addresses: TypedAddresses,
  ) {}

  async execute({ app, identifier }: { app: string; identifier: string }): Promise<readonly AccountSummary[]> {
    const found = await this.find(app, identifier);
    const locked = this.accounts.isOwn(app) ? await this.locks.findLocked(app, normalizeTyped(identifier)) : [];
    const all = [...found.map(summary), ...locked.map(lockedSummary)];
    return [...new Map(all.map((account) => [account.id, account])).values()];
  }

  private async find(app: string, identifier: string): Promise<Account[]> {
    const username = canonicalUsername(identifier);
    const { phone, email } = this.addresses.read(identifier);
    const found = [
      await this.accounts.findById(app, normalizeTyped(identifier)),
      ...(username === undefined ? [] : await this.accounts.findByUsername(app, username, identifier)),
      ...(email === undefined ? [] : await this.accounts.findByVerifiedEmail(app, email)),
      ...(phone === undefined ? [] : await this.accounts.findByVerifiedPhone(app, phone)),
    ];
    return found.filter((account) => account !== undefined);
  }
}

const masked = (address: Address | undefined): string | undefined => address && maskTarget(address.value);

const summary = ({ id, app, username, phone, email }: Account): AccountSummary => ({
  id,
  app,
  username,
  phone: masked(phone),
  email: masked(email),
});

const lockedSummary = ({ id, app, username, phone, email, lockedAt }: ListedAccount): AccountSummary => ({
  ...{ id, app, username, phone, email },
  lockedAt: lockedAt ?? undefined,
});
