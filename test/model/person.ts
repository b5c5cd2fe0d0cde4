import type { TestAccount } from '../support/accounts';
import type { Token } from './calls';
import { type AccountModel, newAccountModel } from './recovery-model';

/** Account of a run: everything that it was sent, and the states that agree with all replies so far. */
export interface Person {
  readonly account: TestAccount;
  /** Codes, newest first. */
  readonly codes: string[];
  /** Tokens of tickets and links, newest first. */
  readonly tokens: Token[];
  /** Passwords that it had, and those of refused resets. */
  readonly passwords: string[];
  /** More than one after requests at once whose order the replies leave open. */
  states: readonly AccountModel[];
}

export const toPerson = (account: TestAccount): Person => ({
  account,
  ...{ codes: [], tokens: [], passwords: [account.password] },
  states: [newAccountModel(account.password)],
});
