import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { Unreadable } from '../../config';

/** Picture of a brand. */
export interface Logo {
  /** Digest of the content, under which it is served: 64 hexadecimal digits. */
  readonly digest: string;
  readonly mediaType: string;
  readonly content: Buffer;
}

/** Maximum size of a logo in bytes: all pages of a recovery are 30 kB at most, with it. */
export const MAX_LOGO_BYTES = 8_192;

/** Media types by the first bytes of their files. */
const TYPES: readonly (readonly [mediaType: string, beginning: RegExp])[] = [
  ['image/png', /^\x89PNG\r\n/],
  ['image/webp', /^RIFF[^]{4}WEBP/],
  ['image/svg+xml', /^(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--[^]*?-->\s*)*<svg[\s>]/],
];

/** Reads the logo of a brand. Returns what is wrong with a file that is none. */
export function readLogo(file: string): Logo | Unreadable {
  try {
    if (statSync(file).size > MAX_LOGO_BYTES) return new Unreadable(`is larger than ${MAX_LOGO_BYTES} bytes`);
    const content = readFileSync(file);
    const [mediaType] = TYPES.find(([, beginning]) => beginning.test(content.toString('latin1'))) ?? [];
    if (mediaType === undefined) return new Unreadable('is no PNG, WebP or SVG picture');
    return { digest: createHash('sha256').update(content).digest('hex'), mediaType, content };
  } catch (error) {
    return new Unreadable(`cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown'})`);
  }
}
