import { Injectable } from '@nestjs/common';
import { maskTarget } from '../../common';
import type { Account, Address } from './account';
import { AccountDirectory } from './account.directory';
import { canonicalEmail, canonicalUsername } from './identifiers';
import { parsePhone } from './phone';
import { AuthOptions } from '../auth.config';

/** Fields of an account that an operator may see. */
export interface AccountSummary {
  readonly id: string;
  readonly app: string;
  readonly username: string | undefined;
  /** Phone number, masked. */
  readonly phone: string | undefined;
  readonly email: string | undefined;
}

/** Use case of operators: “Which accounts have this name, phone, e-mail address or id?” */
@Injectable()
export class ShowAccount {
  constructor(
    private readonly accounts: AccountDirectory,
    private readonly options: AuthOptions,
  ) {}

  async execute({ app, identifier }: { app: string; identifier: string }): Promise<readonly AccountSummary[]> {
    const found = await this.find(app, identifier);
    return [...new Map(found.map((account) => [account.id, summary(account)])).values()];
  }

  private async find(app: string, identifier: string): Promise<Account[]> {
    const username = canonicalUsername(identifier);
    const email = canonicalEmail(identifier);
    const phone = parsePhone({ number: identifier }, this.options.defaultRegion)?.e164;
    const found = [
      await this.accounts.findById(app, identifier),
      username === undefined ? undefined : await this.accounts.findByUsername(app, username),
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
