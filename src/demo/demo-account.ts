import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { CreateAccount } from '../auth';
import { DEFAULT_CLIENT } from '../config';

/** Data of the demo account, for development; its password is public. */
const DEMO = {
  app: DEFAULT_CLIENT,
  username: 'demo',
  password: 'Demo12345',
  phone: '+8613800138000',
  email: 'demo@example.com',
} as const;

/** Creates the demo account at the start. An existing one is not changed, whatever its password is. */
@Injectable()
export class DemoAccount implements OnApplicationBootstrap {
  private readonly logger = new Logger(DemoAccount.name);

  constructor(private readonly createAccount: CreateAccount) {}

  async onApplicationBootstrap(): Promise<void> {
    const created = await this.createAccount.execute(DEMO);
    if (created.ok || created.refusal.reason === 'account-exists') return;
    this.logger.warn(`the demo account could not be created: ${created.refusal.reason}`);
  }
}
