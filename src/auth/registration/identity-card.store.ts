import type { IdentityCard } from './identity-card';

/** Keeps identity cards where nobody reads them without a key; nothing ever answers with one. */
export abstract class IdentityCardStore {
  /** Keeps the card of a new account, in the current transaction. */
  abstract keep(accountId: string, card: IdentityCard): Promise<void>;
}
