import { createHash } from 'node:crypto';
import { newSalt, printNumber } from './crypt-base64';
import { digestRounds, partsOfBits } from './crypt-rounds';
import { defineFormat, type PasswordFormat } from './password-format';

interface Parameters {
  readonly rounds: number;
  readonly salt: string;
}

interface Variant {
  readonly name: string;
  readonly id: '5' | '6';
  readonly algorithm: 'sha256' | 'sha512';
  /** Number of base 64 digits of a digest. */
  readonly digits: number;
  /** Number of places by which each group of three bytes is rotated further than the one before. */
  readonly rotation: 1 | 2;
}

/** Number of rounds of a stored password that states none. */
const DEFAULT_ROUNDS = 5_000;
const MIN_ROUNDS = 1_000;

/** Highest number of rounds that is verified: about a second. */
const MAX_ROUNDS = 200_000;

/** SHA-based crypt(3), after the specification of Ulrich Drepper. */
export const sha256Crypt = define({ name: 'sha256-crypt', id: '5', algorithm: 'sha256', digits: 43, rotation: 2 });
export const sha512Crypt = define({ name: 'sha512-crypt', id: '6', algorithm: 'sha512', digits: 86, rotation: 1 });

function define(variant: Variant): PasswordFormat {
  const stored = new RegExp(
    `^\\$${variant.id}\\$(?:rounds=(\\d{4,9})\\$)?([^$:\\n]{0,16})\\$([./0-9A-Za-z]{${String(variant.digits)}})$`,
  );
  return defineFormat<Parameters>({
    name: variant.name,
    shape: new RegExp(`^\\$${variant.id}\\$`),
    parse: (text) => {
      const [, stated = String(DEFAULT_ROUNDS), salt, digest] = stored.exec(text) ?? [];
      const rounds = Number(stated);
      if (salt === undefined || digest === undefined || rounds < MIN_ROUNDS || rounds > MAX_ROUNDS) return undefined;
      return { parameters: { rounds, salt }, digest: Buffer.from(digest) };
    },
    derive: (password, parameters) => derive(password, parameters, variant),
    print: ({ rounds, salt }, digest) => {
      const stated = rounds === DEFAULT_ROUNDS ? '' : `rounds=${String(rounds)}$`;
      return `$${variant.id}$${stated}${salt}$${digest.toString()}`;
    },
    fresh: (random) => ({ rounds: DEFAULT_ROUNDS, salt: newSalt(random, 16) }),
  });
}

function derive(password: string, { rounds, salt }: Parameters, variant: Variant): Buffer {
  const digestOf = (...parts: readonly Buffer[]): Buffer =>
    createHash(variant.algorithm).update(Buffer.concat(parts)).digest();
  const [typed, salted] = [Buffer.from(password), Buffer.from(salt)];
  const alternate = digestOf(typed, salted, typed);
  const repeated = Buffer.alloc(typed.length, alternate);
  const first = digestOf(typed, salted, repeated, ...partsOfBits(typed.length, alternate, typed));
  const saltRepeats = 16 + (first[0] ?? 0);
  const parts = {
    password: Buffer.alloc(typed.length, digestOf(Buffer.alloc(typed.length ** 2, typed))),
    salt: Buffer.alloc(salted.length, digestOf(Buffer.alloc(salted.length * saltRepeats, salted))),
  };
  return Buffer.from(print(digestRounds(first, rounds, parts, digestOf), variant.rotation));
}

/** Writes groups of three bytes, one from each third of the digest, then the one or two that are left. */
function print(digest: Buffer, rotation: number): string {
  const third = Math.floor(digest.length / 3);
  let text = '';
  for (let index = 0; index < third; index++) {
    const group = [0, 1, 2].map((place) => digest[index + third * ((place + rotation * index) % 3)] ?? 0);
    text += printNumber(Buffer.from(group).readUIntBE(0, 3), 4);
  }
  const rest = digest.subarray(3 * third);
  return text + printNumber(rest.readUIntLE(0, rest.length), rest.length + 1);
}
