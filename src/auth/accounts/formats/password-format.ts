import { timingSafeEqual } from 'node:crypto';
import type { Random } from '../../../common';

/** Account whose password is stored, for formats that hash parts of it. */
export interface PasswordOwner {
  readonly id: string;
  readonly username: string | undefined;
}

/** Format in which some software stores passwords. Its functions take their time: they are for the threads that hash. */
export interface PasswordFormat {
  /** Name in configurations and before stored passwords that do not tell their format, `{name}…`. */
  readonly name: string;
  /** True for a stored password that tells by its beginning or shape that it has this format. */
  readonly recognizes: (stored: string) => boolean;
  /** True for a stored password that is well-formed and costs no more to verify than regain spends. */
  readonly canVerify: (stored: string) => boolean;
  /** True for a stored password that costs an attacker who has it much work for each guess. */
  readonly isStrong: (stored: string) => boolean;
  /** True for the right password; false also where it cannot be verified. */
  readonly verify: (password: string, stored: string, owner: PasswordOwner) => boolean;
  /** Makes what is stored for a new password, with a new salt; undefined for a format that is only read. */
  readonly make?: (password: string, owner: PasswordOwner, random: Random) => string;
  /** Access to the digest, for what is hashed once more; undefined for a format whose digests are strong anyway. */
  readonly digests?: DigestAccess;
}

/** Access to the digest in what a format stores. */
export interface DigestAccess {
  /** Takes a stored password apart. Returns undefined for one that cannot be verified. */
  readonly split: (stored: string) => SplitPassword | undefined;
  /** Digest of a password with the parameters of a stored one, whose own digest is ignored; undefined as above. */
  readonly derive: (password: string, stored: string, owner: PasswordOwner) => Buffer | undefined;
}

/** Stored password in two parts: its digest, and everything else with a filler in the place of the digest. */
export interface SplitPassword {
  readonly digest: Buffer;
  readonly parameters: string;
}

/** Character that takes the place of each byte of a digest: a digit of hexadecimal numbers and of base 64. */
export const FILLER = 'A';

/** Stored password with its format: `text` is what the format's software stores. */
export interface FormattedPassword {
  readonly format: PasswordFormat;
  readonly text: string;
}

/** Format as a digest with parameters: everything that is stored besides the digest, such as salt and iterations. */
export interface DigestFormat<Parameters> {
  readonly name: string;
  /** Beginning or shape of stored passwords, for a format that they tell. */
  readonly shape?: RegExp;
  readonly isStrong?: (parameters: Parameters) => boolean;
  /** Parses a stored password. Returns undefined for a malformed one, and for parameters that cost too much. */
  readonly parse: (stored: string) => { readonly parameters: Parameters; readonly digest: Buffer } | undefined;
  readonly derive: (password: string, parameters: Parameters, owner: PasswordOwner) => Buffer;
  /** Writes what is stored. Parsed again it has the same parameters and digest. */
  readonly print: (parameters: Parameters, digest: Buffer) => string;
  /** Parameters for a new password; undefined for a format that is only read. */
  readonly fresh?: (random: Random) => Parameters;
}

/** Completes a password format whose digests are compared in constant time. */
export function defineFormat<Parameters>(format: DigestFormat<Parameters>): PasswordFormat {
  const { fresh } = format;
  return {
    name: format.name,
    recognizes: (stored) => format.shape?.test(stored) ?? false,
    canVerify: (stored) => format.parse(stored) !== undefined,
    isStrong: (stored) => {
      const parsed = format.parse(stored);
      return parsed !== undefined && (format.isStrong?.(parsed.parameters) ?? false);
    },
    verify: (password, stored, owner) => {
      const parsed = format.parse(stored);
      if (!parsed) return false;
      const derived = format.derive(password, parsed.parameters, owner);
      return derived.length === parsed.digest.length && timingSafeEqual(derived, parsed.digest);
    },
    digests: digestsOf(format),
    ...(fresh && {
      make: (password, owner, random) => {
        const parameters = fresh(random);
        return format.print(parameters, format.derive(password, parameters, owner));
      },
    }),
  };
}

const digestsOf = <Parameters>({ parse, print, derive }: DigestFormat<Parameters>): DigestAccess => ({
  split: (stored) => {
    const parsed = parse(stored);
    if (!parsed) return undefined;
    const filler = Buffer.alloc(parsed.digest.length, FILLER);
    return { digest: parsed.digest, parameters: print(parsed.parameters, filler) };
  },
  derive: (password, stored, owner) => {
    const parsed = parse(stored);
    return parsed && derive(password, parsed.parameters, owner);
  },
});

/** Random salt of so many bytes. */
export const saltBytes = (random: Random, bytes: number): Buffer => Buffer.from(random.token(bytes), 'base64url');

/** Base 64 without padding, as in PHC strings. */
export const unpaddedBase64 = (bytes: Buffer): string => bytes.toString('base64').replaceAll('=', '');
