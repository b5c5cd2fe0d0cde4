import { LOCALES, type Locale } from '../../../common';
import type { Address } from '../account';
import { formatOf } from '../formats/formats';
import { canonicalEmail, readUsername, type Username } from '../identifiers';
import { parsePhone } from '../phone';

/** Fields of an account in a file, in the order in which an export writes them. */
export const ACCOUNT_FIELDS = [
  'id',
  'username',
  'phone',
  'phone_verified',
  'email',
  'email_verified',
  'locale',
  'locked',
  'password',
] as const;

/** Fields that only an import reads: a stored password in parts, and one in plain text. */
export const IMPORT_FIELDS = [...ACCOUNT_FIELDS, 'format', 'salt', 'plain_password'] as const;

export type AccountField = (typeof IMPORT_FIELDS)[number];

/** Record of a file: texts by field; fields that are missing or empty are undefined. */
export type AccountRecord = Readonly<Partial<Record<AccountField, string>>>;

/** Account of a record. */
export interface ImportedAccount {
  /** Integer by which dialects show the account; undefined for the next free one. */
  readonly number: number | undefined;
  readonly username: Username | undefined;
  readonly phone: Address | undefined;
  readonly email: Address | undefined;
  readonly locale: Locale;
  /** True for a locked account; undefined where the record does not say. */
  readonly isLocked: boolean | undefined;
  /** Stored password, with its format; or one in plain text, which has to be hashed. */
  readonly password: { readonly hash: string } | { readonly plain: string };
}

/** Rules of an import for all of its records. */
export interface RecordRules {
  readonly defaultRegion: string;
  /** Addresses that count as verified where the record does not say. */
  readonly verified: ReadonlySet<'phone' | 'email'>;
  readonly hasPlainPasswords: boolean;
}

/** Record that is no account: its field, and why. The message contains no value. */
export class RecordError extends Error {
  constructor(
    readonly field: AccountField | undefined,
    message: string,
  ) {
    super(message);
  }
}

const MAX_NUMBER = 2 ** 31 - 1;
const MAX_HASH = 512;

/** Parses a record. Throws a RecordError. */
export function parseRecord(record: AccountRecord, rules: RecordRules): ImportedAccount {
  for (const [field, text] of Object.entries(record))
    if (text.includes('\uFFFD')) throw new RecordError(field as AccountField, 'is not encoded in UTF-8');
  const account = {
    number: parseNumber(record.id),
    username: parseUsername(record.username),
    phone: parseAddress('phone', record, rules),
    email: parseAddress('email', record, rules),
    locale: parseLocale(record.locale),
    isLocked: parseFlag('locked', record),
    password: parsePassword(record, rules),
  };
  if (account.username || account.phone || account.email) return account;
  throw new RecordError(undefined, 'has neither a username nor a phone nor an email');
}

function parseNumber(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const number = /^[1-9]\d{0,9}$/.test(text) ? Number(text) : Infinity;
  if (number > MAX_NUMBER) throw new RecordError('id', `must be an integer from 1 to ${String(MAX_NUMBER)}`);
  return number;
}

function parseUsername(text: string | undefined): Username | undefined {
  if (text === undefined) return undefined;
  const username = readUsername(text);
  if (!username) throw new RecordError('username', 'is too long, or has spaces or characters that cannot be seen');
  return username;
}

function parseAddress(
  kind: 'phone' | 'email',
  record: AccountRecord,
  { defaultRegion, verified }: RecordRules,
): Address | undefined {
  const text = record[kind];
  if (text === undefined) return undefined;
  const value = kind === 'phone' ? parsePhone({ number: text }, defaultRegion)?.e164 : canonicalEmail(text);
  if (value === undefined)
    throw new RecordError(kind, kind === 'phone' ? 'is no number of its country' : 'is no address');
  return { value, isVerified: parseFlag(`${kind}_verified`, record) ?? verified.has(kind) };
}

const FLAGS: Readonly<Record<string, boolean>> = { '1': true, true: true, '0': false, false: false };

function parseFlag(field: 'phone_verified' | 'email_verified' | 'locked', record: AccountRecord): boolean | undefined {
  const text = record[field];
  const flag = text === undefined ? undefined : FLAGS[text.toLowerCase()];
  if (text !== undefined && flag === undefined) throw new RecordError(field, 'must be true, false, 1 or 0');
  return flag;
}

function parseLocale(text: string | undefined): Locale {
  const locale = text === undefined ? 'zh-CN' : LOCALES.find((each) => each.toLowerCase() === text.toLowerCase());
  if (!locale) throw new RecordError('locale', `must be one of ${LOCALES.join(', ')}`);
  return locale;
}

function parsePassword(record: AccountRecord, { hasPlainPasswords }: RecordRules): ImportedAccount['password'] {
  const { password, plain_password: plain } = record;
  if (plain !== undefined) {
    if (!hasPlainPasswords) throw new RecordError('plain_password', 'is only read with --plain-passwords');
    if (password !== undefined) throw new RecordError('password', 'cannot be given beside plain_password');
    return { plain };
  }
  if (password === undefined) throw new RecordError('password', 'is missing');
  const hash = withFormat(password, record);
  const found = formatOf(hash);
  if (!found) throw new RecordError('password', 'has a format that is not known; name it in the field format');
  if (!found.format.canVerify(found.text))
    throw new RecordError('password', `is malformed for ${found.format.name}, or costs too much to verify`);
  if (hash.length > MAX_HASH) throw new RecordError('password', `is longer than ${String(MAX_HASH)} characters`);
  return { hash };
}

/** Stored password with its format and salt where these are fields of their own. */
function withFormat(password: string, { format, salt }: AccountRecord): string {
  const text = salt === undefined ? password : `${password}:${salt}`;
  if (format === undefined) return text;
  return `{${/^[a-z0-9-]+$/.test(format) ? format : `=${format}`}}${text}`;
}
