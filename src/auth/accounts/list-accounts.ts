import { Injectable } from '@nestjs/common';
import { done, type Outcome, refuse } from '../../common';
import type { ChannelDisabled } from '../auth.refusals';
import { AccountDirectories } from './account-directories';
import { AccountLocks, type AccountPage, type ListedAccount } from './account-locks';

/** Use case of operators: “Which accounts are there?” Refused as `channel-disabled` where the accounts lie elsewhere. */
@Injectable()
export class ListAccounts {
  constructor(
    private readonly directories: AccountDirectories,
    private readonly locks: AccountLocks,
  ) {}

  async execute(
    page: AccountPage & { readonly app: string },
  ): Promise<Outcome<readonly ListedAccount[], ChannelDisabled>> {
    if (!this.directories.isOwn(page.app)) return refuse({ reason: 'channel-disabled' });
    return done(await this.locks.list(page.app, page));
  }
}
