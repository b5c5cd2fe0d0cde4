import { deflateRawSync } from 'node:zlib';

const MIN_LENGTH = 32;

/** Minimum number of bytes that a secret compresses to; 32 random characters stay above 27. */
const MIN_BYTES = 24;

/** Texts out of which people make secrets: sequences, rows of a keyboard, words that every example uses. */
const PREDICTABLE = [
  'abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz',
  '01234567890123456789',
  'qwertyuiopasdfghjklzxcvbnm1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p',
  'secretpasswordpasswdtokenkeyprivatepublicwebhooksignatureproductiondevelopmenttestingstagingserverservice',
  'adminadministratorrootuserlogindefaultsampledemotemporaryverylongrandomstringstrongsuperhiddensecure',
  'supersecretmysecretkeysecretkeyjwttokenappapicompanyaccountrecoverycodesregainonetimedatabase',
  'donotusethiseverthisisnotavalidsecurephrasepleasewillshouldmustneverletmeinwelcomehelloworldlovemonkeydragon',
  'correcthorsebatterystaplethequickbrownfoxjumpsoverthelazydogloremipsumdolorsitametconsectetur',
];

const backwards = (text: string): string => Array.from(text).reverse().join('');

const DICTIONARY = Buffer.from([...PREDICTABLE.map(backwards), ...PREDICTABLE].join(''));

const EXAMPLE = /example|change-?_?me|replace-?_?me|placeholder|your-?_?secret|dev-sign-key/i;

/** Rule of {@link isWeakSecret}, for the error about a variable. */
export const STRONG_SECRETS =
  'must be secrets of 32 random characters or more each, not examples (openssl rand -base64 32 makes one)';

/**
 * True for a secret that can be guessed: shorter than 32 characters, copied from an example, or made of repetitions,
 * sequences and common words, which compress, as random characters do not. Letters are looked at by themselves as well,
 * for words with digits or marks between their letters.
 */
export function isWeakSecret(secret: string): boolean {
  if (secret.length < MIN_LENGTH || EXAMPLE.test(secret)) return true;
  const text = secret.toLowerCase();
  const [letters, others] = [text.replace(/[^a-z]/g, ''), text.replace(/[a-z]/g, '')];
  return Math.min(compressedBytes(text), compressedBytes(letters) + compressedBytes(others)) < MIN_BYTES;
}

const compressedBytes = (text: string): number => deflateRawSync(text, { dictionary: DICTIONARY, level: 9 }).length;
