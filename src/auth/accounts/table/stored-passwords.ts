import type { Random } from '../../../common';
import { keyedExpression } from '../formats/chains';
import { configuredFormat } from '../formats/formats';
import type { PasswordFormat } from '../formats/password-format';
import type { TableSource } from '../sources/account-sources';

const ARGON2 = 'argon2id';

/** Columns of a stored password. */
export interface StoredPassword {
  readonly password: string | null;
  readonly salt: string | null;
}

/** Format with its name as a stored password is tagged with it. */
interface NamedFormat {
  readonly name: string;
  readonly format: PasswordFormat;
}

/** Passwords of an owner's table: what its columns may hold, and what is written to them. */
export class StoredPasswords {
  /** Format of new passwords; undefined for argon2id. */
  readonly writes: string | undefined;
  private readonly written: PasswordFormat;
  private readonly reads: readonly NamedFormat[];
  private readonly hasSalt: boolean;
  private standIns: readonly NamedStandIn[] = [];
  /** Stored password of a dummy row: the first sample, or one in the format of new ones. */
  sample: StoredPassword = { password: null, salt: null };

  constructor({ password: { reads, writes, key }, columns }: Pick<TableSource, 'password' | 'columns'>) {
    const named = [...new Set([...reads, writes])].map((name) => toNamed(keyed(name, key)));
    this.reads = named;
    this.writes = writes === ARGON2 ? undefined : keyed(writes, key);
    this.written = toNamed(keyed(writes, key)).format;
    this.hasSalt = Boolean(columns.salt);
  }

  /** Stored password as the hasher compares it: a line for each format that it may have, and for each other that costs time. */
  linesOf(stored: StoredPassword): string {
    const own = this.formatsOf(stored);
    const text = textOf(stored);
    const lines = own.map(({ name, format }) =>
      tagged(name, format.recognizes(stored.password ?? '') ? (stored.password ?? '') : text),
    );
    const others = this.standIns.filter(({ name }) => !own.some((each) => each.name === name));
    return [...lines, ...others.map(({ line }) => line)].join('\n');
  }

  /** Lines that no password fits, to compare the password of an unknown person with. */
  get standIn(): string | undefined {
    return this.standIns.length === 0 ? undefined : this.standIns.map(({ line }) => line).join('\n');
  }

  /** Name of the format that a stored password has by its shape, or may have; undefined for one that cannot be read. */
  formatNameOf(stored: StoredPassword): string | undefined {
    const names = this.formatsOf(stored).map(({ name }) => name);
    return names.length === 0 ? undefined : names.join(' or ');
  }

  /** True for a stored password that costs an attacker who has it much work for each guess. */
  isStrong(stored: StoredPassword): boolean {
    const formats = this.formatsOf(stored);
    return formats.length > 0 && formats.every(({ format }) => format.isStrong(textOf(stored)));
  }

  /** Columns for a password that was made in the format of new ones. */
  divide(made: string): StoredPassword {
    const colon = made.indexOf(':');
    if (!this.hasSalt || this.written.recognizes(made) || colon < 0)
      return { password: made, salt: this.hasSalt ? '' : null };
    return { password: made.slice(0, colon), salt: made.slice(colon + 1) };
  }

  /** Example of what is written for a new password. Takes the time of one hash. */
  example(random: Random): StoredPassword {
    return this.divide(this.written.make?.(random.token(16), { id: '1', username: 'a' }, random) ?? '');
  }

  /** True when new passwords are strong. Takes the time of one hash. */
  writesStrong(random: Random): boolean {
    const { password, salt } = this.example(random);
    return this.written.isStrong(salt ? `${password ?? ''}:${salt}` : (password ?? ''));
  }

  /**
   * Makes stand-ins of the formats that cost time: every wrong password, of a known or an unknown person, then costs one of
   * each. They have the parameters of one of the samples, or those of new passwords.
   */
  prepare(samples: readonly StoredPassword[], random: Random): void {
    this.sample = samples[0] ?? this.example(random);
    this.standIns = this.reads.flatMap(({ name, format }) => {
      const texts = samples.map(({ password }) => password ?? '').filter((text) => format.recognizes(text));
      const sample = texts.map(altered).find((text) => format.isStrong(text)) ?? madeBy(format, random);
      return sample !== undefined && format.isStrong(sample) ? [{ name, line: tagged(name, sample) }] : [];
    });
  }

  /** Formats that a stored password may have: one that it tells, or else all that tell nothing. */
  private formatsOf(stored: StoredPassword): readonly NamedFormat[] {
    const { password } = stored;
    if (!password || /[\r\n]/.test(textOf(stored))) return [];
    const told = this.reads.filter(({ format }) => format.recognizes(password));
    return told.length > 0 ? told : this.reads.filter(({ format }) => format.canVerify(textOf(stored)));
  }
}

interface NamedStandIn {
  readonly name: string;
  readonly line: string;
}

/** Name of a format, as an expression that has the key of the site where the format has one. */
function keyed(name: string, key = ''): string {
  const expression = keyedExpression(name, key);
  return expression === undefined ? name : `=${expression}`;
}

function toNamed(name: string): NamedFormat {
  const format = configuredFormat(name);
  if (!format) throw new Error('a format that the configuration does not know');
  return { name, format };
}

/** Text of a stored password with its salt, as the formats of other software read it. */
const textOf = ({ password, salt }: StoredPassword): string => (salt ? `${password ?? ''}:${salt}` : (password ?? ''));

/** Stored password with its format before it; argon2id tells its own, and is recognised as current by its beginning. */
const tagged = (name: string, text: string): string => (name === ARGON2 ? text : `{${name}}${text}`);

/** Characters from the end of a stored password to one that is surely of the digest, and does not end a group of bits. */
const INSIDE = 8;

/** Stored password with one character of its digest changed, for which there is no password. */
function altered(text: string): string {
  const at = Math.max(0, text.length - INSIDE);
  return text.slice(0, at) + (text[at] === 'a' ? 'b' : 'a') + text.slice(at + 1);
}

const madeBy = (format: PasswordFormat, random: Random): string | undefined =>
  format.make?.(random.token(16), { id: '', username: undefined }, random);
