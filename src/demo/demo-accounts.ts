import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { CreateAccount } from '../auth';
import { DEFAULT_CLIENT } from '../config';
import { DEMO_ACCOUNTS, DEMO_PASSWORD } from './demo-data';

/** Creates the demo accounts at the start, in regain's own table only. An existing one is not changed, whatever its password is. */
@Injectable()
export class DemoAccounts implements OnApplicationBootstrap {
  private readonly logger = new Logger(DemoAccounts.name);

  constructor(private readonly createAccount: CreateAccount) {}

  async onApplicationBootstrap(): Promise<void> {
    if (!this.createAccount.isForOwnTable(DEFAULT_CLIENT)) return;
    for (const { username, phone, email } of DEMO_ACCOUNTS) {
      const account = { app: DEFAULT_CLIENT, password: DEMO_PASSWORD, username, phone, email };
      const created = await this.createAccount.execute(account);
      if (!created.ok && created.refusal.reason !== 'account-exists')
        this.logger.warn(`the account ${username} could not be created: ${created.refusal.reason}`);
    }
  }
}
