import { createHash, createHmac } from 'node:crypto';
import { sameText } from '../../receipts/same-text';

/** HMACs that an account can choose from, by the digits of a signature. */
const HMACS: ReadonlyMap<number, string> = new Map([
  [32, 'md5'],
  [40, 'sha1'],
  [64, 'sha256'],
  [128, 'sha512'],
]);

/** The default of accounts: MD5 of the parameters with the secret at their end. */
const HASH_DIGITS = 32;

/**
 * True for parameters whose `sig` was made with the account's signature secret
 * (developer.vonage.com/getting-started/concepts/signing-messages): all others by name, `&name=value` each, with `_` for every
 * & and = in a value. Which of the five ways the account has chosen shows in the length. That a caller may choose the
 * weakest one helps nobody: without the secret, and without signatures that Vonage made in that way, there is no known way
 * to any of them.
 */
export function isSignedByVonage(parameters: ReadonlyMap<string, string>, secret: string): boolean {
  const signature = parameters.get('sig')?.toLowerCase() ?? '';
  const content = [...parameters.keys()]
    .filter((name) => name !== 'sig')
    .sort()
    .map((name) => `&${name}=${parameters.get(name)?.replace(/[&=]/g, '_') ?? ''}`)
    .join('');
  return expected(content, secret, signature.length).some((each) => sameText(signature, each));
}

function expected(content: string, secret: string, digits: number): readonly string[] {
  const algorithm = HMACS.get(digits);
  if (algorithm === undefined) return [];
  const hmac = createHmac(algorithm, secret).update(content).digest('hex');
  return digits === HASH_DIGITS ? [hmac, createHash('md5').update(`${content}${secret}`).digest('hex')] : [hmac];
}
