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
  /** Parameters for a new password, and what is stored for it; undefined for a format that is only read. */
  readonly writes?: {
    readonly fresh: (random: Random) => Parameters;
    readonly print: (parameters: Parameters, digest: Buffer) => string;
  };
}

/** Completes a password format whose digests are compared in constant time. */
export function defineFormat<Parameters>(format: DigestFormat<Parameters>): PasswordFormat {
  const { writes } = format;
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
    ...(writes && {
      make: (password, owner, random) => {
        const parameters = writes.fresh(random);
        return writes.print(parameters, format.derive(password, parameters, owner));
      },
    }),
  };
}

/** Random salt of so many bytes. */
export const saltBytes = (random: Random, bytes: number): Buffer => Buffer.from(random.token(bytes), 'base64url');

/** Base 64 without padding, as in PHC strings. */
export const unpaddedBase64 = (bytes: Buffer): string => bytes.toString('base64').replaceAll('=', '');
