import { Injectable } from '@nestjs/common';
import type { ChannelKind, Locale } from '../../common';
import type { Account } from './account';
import { AccountDirectories } from './account-directories';

/** Account fields that their owner changes: language and verified addresses (port). */
export abstract class OwnAccountFields {
  /**
   * Stores a verified address in the place of the account's own on that channel, which no other account may have. Returns false
   * when another has it: of parallel callers with one address one wins.
   */
  abstract bind(account: Account, channel: ChannelKind, address: string): Promise<boolean>;
  abstract setLocale(account: Account, locale: Locale): Promise<void>;
}

/** Changes the fields of accounts in regain's own table; those that lie elsewhere are changed there. */
@Injectable()
export class OwnAccounts {
  constructor(
    private readonly directories: AccountDirectories,
    private readonly fields: OwnAccountFields,
  ) {}

  /** Fields of the accounts of a client application; undefined where the accounts lie elsewhere. */
  fieldsOf(app: string): OwnAccountFields | undefined {
    return this.directories.isOwn(app) ? this.fields : undefined;
  }
}
