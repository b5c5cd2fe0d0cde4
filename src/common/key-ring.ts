import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  createSecretKey,
  hkdfSync,
  type KeyObject,
  randomBytes,
} from 'node:crypto';
import { StatedError } from './stated-error';
import { constantTimeEqual } from './text';

/** Use of a key. Keys are derived per use, so that a digest or ciphertext made for one use is invalid for another. */
export type KeyUse =
  | 'code'
  | 'captcha'
  | 'outbox'
  | 'decoy'
  | 'app-secret'
  | 'identity-card'
  | 'altcha'
  | 'remote-write'
  | 'verification'
  | 'api-challenge'
  | 'idempotency'
  | 'recovery-page'
  | 'credential-version'
  | 'stored-key'
  | 'operator-totp'
  | 'operator-enrolment'
  | 'redis';

/** Keyed digest (MAC), with the id of the key that made it. */
export interface Mac {
  readonly keyId: string;
  readonly digest: string;
}

/** Options of the key ring. */
export class KeyRingOptions {
  /** Secrets from which keys are derived, newest first, at least one. */
  readonly secretKeys: readonly string[];
}

/**
 * Key ring (port): keys outside of the database. The newest one signs and encrypts, all of them verify and decrypt
 * (rotation).
 */
export abstract class KeyRing {
  /** Ids of the keys, newest first. */
  abstract readonly ids: readonly string[];
  /** True while the key with this id is on the ring: what it signed or sealed can be verified or opened. */
  abstract has(keyId: string): boolean;
  /** Computes the HMAC-SHA-256 (base64url) of the parts, unambiguously separated, with the newest key. */
  abstract mac(use: KeyUse, parts: readonly string[]): Mac;
  /** True when `mac` is the MAC of the same parts by a key still on the ring; takes the same time for any wrong one. */
  abstract matches(use: KeyUse, mac: Mac, parts: readonly string[]): boolean;
  /** Encrypts and authenticates a text (AES-256-GCM); only `open` can decrypt it, for the same use. */
  abstract seal(use: KeyUse, plaintext: string): string;
  /**
   * Decrypts a text that {@link seal} encrypted. Throws when it was altered, made for another use, or its key has left
   * the ring.
   */
  abstract open(use: KeyUse, sealed: string): string;
  /** Seals a sealed text anew, by the newest key. Throws like {@link open}. */
  reseal(use: KeyUse, sealed: string): string {
    return this.seal(use, this.open(use, sealed));
  }

  /** Keys for a protocol that signs by itself, as base64url, newest first: the newest one signs, all of them verify. */
  abstract derived(use: KeyUse): readonly string[];
}

/** Characters of a key's id, with which every sealed text begins. */
export const KEY_ID_LENGTH = 8;

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Derives one key per secret and use by HKDF-SHA-256 (RFC 5869); a key's id is a digest of its secret. */
export class HkdfKeyRing extends KeyRing {
  private readonly secrets: ReadonlyMap<string, string>;
  private readonly newest: string;
  /** Key objects: Node 24 makes one of a buffer's bytes at each use, which takes longer than the digest. */
  private readonly known = new Map<string, KeyObject>();

  /** Parameter `secrets`: newest first, at least one. */
  constructor(secrets: readonly string[]) {
    super();
    this.secrets = new Map(secrets.map((secret) => [keyId(secret), secret]));
    const [newest] = this.secrets.keys();
    if (newest === undefined) throw new StatedError('the key ring is empty');
    this.newest = newest;
  }

  get ids(): readonly string[] {
    return [...this.secrets.keys()];
  }

  has(keyId: string): boolean {
    return this.secrets.has(keyId);
  }

  mac(use: KeyUse, parts: readonly string[]): Mac {
    return { keyId: this.newest, digest: this.digest(use, this.newest, parts) };
  }

  matches(use: KeyUse, mac: Mac, parts: readonly string[]): boolean {
    const known = this.secrets.has(mac.keyId);
    const expected = this.digest(use, known ? mac.keyId : this.newest, parts);
    return constantTimeEqual(mac.digest, expected) && known;
  }

  seal(use: KeyUse, plaintext: string): string {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv('aes-256-gcm', this.key(use, this.newest), nonce);
    const body = Buffer.concat([cipher.update(plaintext, 'utf8'), cipher.final()]);
    return `${this.newest}.${Buffer.concat([nonce, body, cipher.getAuthTag()]).toString('base64url')}`;
  }

  open(use: KeyUse, sealed: string): string {
    const [id = '', encoded = ''] = sealed.split('.');
    if (!this.secrets.has(id)) throw new StatedError('sealed with a key that has left the ring');
    const bytes = Buffer.from(encoded, 'base64url');
    const decipher = createDecipheriv('aes-256-gcm', this.key(use, id), bytes.subarray(0, NONCE_BYTES));
    decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
    const body = bytes.subarray(NONCE_BYTES, -TAG_BYTES);
    return Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8');
  }

  derived(use: KeyUse): readonly string[] {
    return [...this.secrets.keys()].map((id) => this.key(use, id).export().toString('base64url'));
  }

  private digest(use: KeyUse, id: string, parts: readonly string[]): string {
    return createHmac('sha256', this.key(use, id)).update(JSON.stringify(parts)).digest('base64url');
  }

  private key(use: KeyUse, id: string): KeyObject {
    const name = `${use}:${id}`;
    const known = this.known.get(name);
    if (known) return known;
    const bytes = hkdfSync('sha256', this.secrets.get(id) ?? '', '', `regain/${use}`, 32);
    const key = createSecretKey(Buffer.from(bytes));
    this.known.set(name, key);
    return key;
  }
}

function keyId(secret: string): string {
  return createHash('sha256').update(`regain key id ${secret}`).digest('base64url').slice(0, KEY_ID_LENGTH);
}
