import { isSupportedCountry } from 'libphonenumber-js/max';
import { nearestName } from '../../../config';
import { MYSQL_URL_FORM, parseMysqlUrl } from '../../../database';
import { keyedExpression } from '../formats/chains';
import { ExpressionError } from '../formats/expression';
import { configuredFormat, formatNames } from '../formats/formats';
import type { PasswordFormat } from '../formats/password-format';
import type { TableSource, WrittenColumns } from './account-sources';

/** Rules of a table's entry that its schema cannot say. Returns the broken ones, each after its place in the entry. */
export const checkTableSource = (source: TableSource): readonly string[] => [
  ...checkDatabase(source),
  ...checkAddresses(source),
  ...checkPhone(source),
  ...checkPasswords(source),
  ...checkWritten('/onPasswordChanged/set', source.onPasswordChanged?.set, source),
  ...checkRegister(source),
];

/** Rules with whether they are broken. */
type Rules = readonly (readonly [isBroken: boolean, rule: string])[];

const brokenOf = (rules: Rules): readonly string[] => rules.flatMap(([isBroken, rule]) => (isBroken ? [rule] : []));

/** Rule of a URL, which is never shown: it has a password. One that was not found has been reported before. */
const checkDatabase = ({ database = '' }: TableSource): readonly string[] =>
  brokenOf([[database !== '' && parseMysqlUrl(database) === undefined, `/database: must be ${MYSQL_URL_FORM}`]]);

const checkAddresses = ({ columns, phone, email }: TableSource): readonly string[] =>
  brokenOf([
    [![columns.username, columns.phone, columns.email].some(Boolean), '/columns: must have username, phone or email'],
    [Boolean(columns.phone) && !phone, '/phone: must be given with a column of phone numbers'],
    [Boolean(phone) && !columns.phone, '/columns: must have phone, which /phone is about'],
    [Boolean(columns.email) && !email, '/email: must be given with a column of e-mail addresses'],
    [Boolean(email) && !columns.email, '/columns: must have email, which /email is about'],
    [Boolean(columns.callingCode) && !phone, '/phone: must be given with a column of calling codes'],
  ]);

function checkPhone({ columns, phone }: TableSource): readonly string[] {
  if (!phone) return [];
  const { region } = phone;
  const spellings = [phone.stored].flat();
  const isDivided = Boolean(columns.callingCode);
  const isNational = spellings.includes('national') && !isDivided;
  return brokenOf([
    [isDivided && spellings.join() !== 'national', '/phone/stored: must be national beside a column of calling codes'],
    [isNational && region === undefined, '/phone: must have the region of national numbers'],
    [region !== undefined && !isSupportedCountry(region), '/phone/region: must be a country such as CN'],
  ]);
}

function checkPasswords({ password: { reads, writes, key } }: TableSource): readonly string[] {
  const read = reads.map((name, index) => [`/password/reads/${String(index)}`, name] as const);
  const names = [...read, ['/password/writes', writes] as const];
  const isKeyed = names.some(([, name]) => keyedExpression(name, '') !== undefined);
  return [
    ...names.flatMap(([place, name]) => checkFormat(place, name)),
    ...(isKeyed && key === undefined ? ['/password: must have the key of the site'] : []),
    ...(key?.includes("'") ? ['/password/key: must not hold a single quote'] : []),
    ...(isReadOnly(writes) ? [`/password/writes: ${writes} is only read`] : []),
  ];
}

function checkFormat(place: string, name: string): readonly string[] {
  const format = configured(name);
  if (format instanceof ExpressionError) return [`${place}: the expression ${format.message}`];
  return format
    ? []
    : [`${place}: ${JSON.stringify(name)} is no format: did you mean ${nearestName(name, formatNames)}?`];
}

function configured(name: string): PasswordFormat | ExpressionError | undefined {
  try {
    return configuredFormat(name);
  } catch (error) {
    if (error instanceof ExpressionError) return error;
    throw error;
  }
}

function isReadOnly(writes: string): boolean {
  const format = configured(writes);
  const isKnown = format !== undefined && !(format instanceof ExpressionError);
  return isKnown && !format.make && keyedExpression(writes, '') === undefined;
}

/** Columns of the account itself are written by regain alone. */
function checkWritten(place: string, set: WrittenColumns | undefined, { columns }: TableSource): readonly string[] {
  const own = Object.values(columns).map((column) => column?.toLowerCase());
  const taken = Object.keys(set ?? {}).filter((column) => own.includes(column.toLowerCase()));
  return taken.map((column) => `${place}: ${column} is one of /columns, which need not be set`);
}

function checkRegister(source: TableSource): readonly string[] {
  const { register, columns, phone, password, only = {} } = source;
  if (!register) return [];
  const contradicts = Object.entries(register.set ?? {}).filter(
    ([column, value]) => column in only && ![only[column]].flat().includes(value),
  );
  const hashesId = password.writes.startsWith('=') && /\bid\b/.test(password.writes);
  return [
    ...checkWritten('/register/set', register.set, source),
    ...brokenOf([
      [!columns.phone, '/register: needs a column of phone numbers, to which codes are sent'],
      [phone?.verified === false, '/register: needs phone numbers that can be verified'],
      [hashesId, '/register: has no id yet, which the expression of /password/writes uses'],
    ]),
    ...contradicts.map(
      ([column]) => `/register/set: ${column} must have a value of /only, or the row would not be found`,
    ),
  ];
}
