import { NonceStore } from '../../src/auth/request-signature/nonce.store';

/** Remembers nonces for one test. */
export class InMemoryNonceStore extends NonceStore {
  private readonly seen = new Map<string, number>();

  get size(): number {
    return this.seen.size;
  }

  /** Times until which nonces are remembered, in ms since 1970. */
  get untils(): readonly number[] {
    return [...this.seen.values()];
  }

  remember(nonce: string, until: number): Promise<boolean> {
    const isNew = !this.seen.has(nonce);
    if (isNew) this.seen.set(nonce, until);
    return Promise.resolve(isNew);
  }

  purge(): Promise<number> {
    return Promise.resolve(0);
  }
}
