import { Injectable } from '@nestjs/common';
import type { ACCOUNT_FIELDS } from './account-record';
import { AccountTransferStore, type ExportedRow } from './account-transfer.sql-store';

/** Account as a file has it; fields without a value are null. */
export type ExportedAccount = Readonly<Record<(typeof ACCOUNT_FIELDS)[number], string | number | boolean | null>>;

/** Number of accounts that are read at a time. */
const PAGE = 1_000;

/** Use case of operators: “Give me all accounts, with their stored passwords.” */
@Injectable()
export class ExportAccounts {
  constructor(private readonly store: AccountTransferStore) {}

  /** Yields the accounts of a client application by their numbers, in pages: each page is what is stored when it is read. */
  async *execute({ app }: { readonly app: string }): AsyncGenerator<readonly ExportedAccount[]> {
    for (let after = 0; ;) {
      const rows = await this.store.page(app, after, PAGE);
      if (rows.length > 0) yield rows.map(toExported);
      if (rows.length < PAGE) return;
      after = rows.at(-1)?.number ?? after;
    }
  }
}

const toExported = (row: ExportedRow): ExportedAccount => ({
  id: row.number,
  username: row.username,
  phone: row.phone,
  phone_verified: row.phone === null ? null : row.phone_verified === 1,
  email: row.email,
  email_verified: row.email === null ? null : row.email_verified === 1,
  locale: row.locale,
  locked: row.locked_at !== null,
  password: row.password_hash,
});
