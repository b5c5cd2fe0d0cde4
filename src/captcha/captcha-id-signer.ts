import { Injectable } from '@nestjs/common';
import { KeyRing, Random } from '../common';

/** Kind of a captcha that has an id: a picture, a voice, or a proof of work. */
export type IdentifiedKind = 'image' | 'audio' | 'pow';

const KINDS: Readonly<Record<string, IdentifiedKind>> = { i: 'image', a: 'audio', p: 'pow' };
const ID = /^(([iap])([0-9a-z]{8,9})-[\w-]{22})-([\w-]{8})-([\w-]{43})$/;
const NONCE_BYTES = 16;
const RADIX = 36;

/** Signs ids of captchas, which hold their kinds and ends, and reads them. */
@Injectable()
export class CaptchaIdSigner {
  constructor(
    private readonly keys: KeyRing,
    private readonly random: Random,
  ) {}

  /** A new id for a client application; `expiresAt` is in ms since 1970. */
  sign(app: string, kind: IdentifiedKind, expiresAt: number): string {
    const head = `${kind.charAt(0)}${expiresAt.toString(RADIX)}-${this.random.token(NONCE_BYTES)}`;
    const { keyId, digest } = this.keys.mac('captcha', ['id', app, head]);
    return [head, keyId, digest].join('-');
  }

  /** Kind and end of an id. Returns undefined for one that was not signed for this client application. */
  read(app: string, id: string): { readonly kind: IdentifiedKind; readonly expiresAt: number } | undefined {
    const parts = ID.exec(id);
    if (parts === null) return undefined;
    const [head, letter, expiry, keyId, digest] = parts.slice(1) as [string, string, string, string, string];
    const kind = KINDS[letter];
    const isOurs = this.keys.matches('captcha', { keyId, digest }, ['id', app, head]);
    return kind !== undefined && isOurs ? { kind, expiresAt: Number.parseInt(expiry, RADIX) } : undefined;
  }
}
