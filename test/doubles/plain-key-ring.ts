import { KeyRing, type KeyUse, type Mac } from '../../src/common';

/** Keeps the promises of a key ring except secrecy: what was sealed for one use opens for that use only. */
export class PlainKeyRing extends KeyRing {
  readonly ids = ['plain'];

  has(keyId: string): boolean {
    return keyId === 'plain';
  }

  mac(use: KeyUse, parts: readonly string[]): Mac {
    return { keyId: 'plain', digest: JSON.stringify([use, ...parts]) };
  }

  matches(use: KeyUse, mac: Mac, parts: readonly string[]): boolean {
    return this.mac(use, parts).digest === mac.digest && mac.keyId === 'plain';
  }

  seal(use: KeyUse, plaintext: string): string {
    return Buffer.from(`${use}:${plaintext}`).toString('base64url');
  }

  open(use: KeyUse, sealed: string): string {
    const text = Buffer.from(sealed, 'base64url').toString();
    if (!text.startsWith(`${use}:`)) throw new Error('sealed for another use');
    return text.slice(use.length + 1);
  }

  derived(use: KeyUse): readonly string[] {
    return [`plain ${use}`];
  }
}
