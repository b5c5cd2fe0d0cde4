import type { Command } from './command';
import { createAccount } from './commands/accounts-create';
import { showAccount } from './commands/accounts-show';
import { createClient } from './commands/clients-create';
import { doctor } from './commands/doctor';
import { migrate } from './commands/migrate';

/** Everything that `regain` can be told to do. */
export const commands: readonly Command[] = [createAccount, showAccount, createClient, migrate, doctor];
