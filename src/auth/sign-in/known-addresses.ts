import { Injectable } from '@nestjs/common';
import { DAY_MS, Clock } from '../../common';

/** Number of addresses that one account makes known: home, office, phone. */
const PER_ACCOUNT = 3;
const MAX_ACCOUNTS = 10_000;

interface SignedIn {
  readonly ip: string;
  readonly at: number;
}

/**
 * Client addresses of sign-ins within a day, in this process's memory: sign-ins from them do not wait in
 * one queue with those of strangers. One account makes few addresses known, so that a flood needs as many accounts as
 * it has addresses. Which account made an address known is not told: all sign-ins from it are treated alike.
 */
@Injectable()
export class KnownAddresses {
  /** Sign-ins by account, the account that signed in last at the end. */
  private readonly byAccount = new Map<string, readonly SignedIn[]>();
  /** Number of accounts that make an address known. */
  private readonly accountsAt = new Map<string, number>();

  constructor(private readonly clock: Clock) {}

  has(ip: string): boolean {
    return this.accountsAt.has(ip);
  }

  /**
   * Remembers a sign-in. The oldest address of the account, and the account that has been away longest, are forgotten. Ids
   * of accounts are unique within their client application only.
   */
  add(app: string, accountId: string, ip: string): void {
    const at = this.clock.monotonic();
    const account = `${app} ${accountId}`;
    const others = (this.byAccount.get(account) ?? []).filter((each) => each.ip !== ip);
    this.forget(account);
    this.remember(account, [...others.slice(1 - PER_ACCOUNT), { ip, at }]);
    for (const [oldest, signedIn] of this.byAccount) {
      const isOver = this.byAccount.size > MAX_ACCOUNTS || signedIn.every((each) => at - each.at >= DAY_MS);
      if (!isOver) return;
      this.forget(oldest);
    }
  }

  private remember(account: string, signedIn: readonly SignedIn[]): void {
    this.byAccount.set(account, signedIn);
    for (const { ip } of signedIn) this.accountsAt.set(ip, (this.accountsAt.get(ip) ?? 0) + 1);
  }

  private forget(account: string): void {
    for (const { ip } of this.byAccount.get(account) ?? []) {
      const left = (this.accountsAt.get(ip) ?? 1) - 1;
      if (left === 0) this.accountsAt.delete(ip);
      else this.accountsAt.set(ip, left);
    }
    this.byAccount.delete(account);
  }
}
