import { commaSeparated } from './readers';
import { type EnvParser, Unreadable } from './variable';

const MIN_LENGTH = 32;

/** Fewer different characters than this were typed, not drawn: any random 32 characters have more. */
const MIN_DISTINCT = 8;

const EXAMPLE = /example|change-?_?me|replace-?_?me|placeholder|your-?_?secret|dev-sign-key/i;

/** Secrets between commas, newest first. */
export const secretKeys: EnvParser<readonly string[]> = (given) => {
  const keys = commaSeparated(given);
  return keys.length > 0 ? keys : new Unreadable('must hold at least one secret');
};

/** True for a secret that was copied from an example or can be guessed: shorter than 32 characters, or a typed filler. */
export function isWeakSecret(secret: string): boolean {
  return secret.length < MIN_LENGTH || new Set(secret).size < MIN_DISTINCT || EXAMPLE.test(secret);
}
