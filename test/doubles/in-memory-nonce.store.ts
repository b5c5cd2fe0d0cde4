import { NonceStore } from '../../src/auth/request-signature/nonce.store';

/** Remembers nonces for one test. */
export class InMemoryNonceStore extends NonceStore {
  private readonly seen = new Set<string>();

  get size(): number {
    return this.seen.size;
  }

  remember(nonce: string): Promise<boolean> {
    const isNew = !this.seen.has(nonce);
    this.seen.add(nonce);
    return Promise.resolve(isNew);
  }

  purge(): Promise<number> {
    return Promise.resolve(0);
  }
}
