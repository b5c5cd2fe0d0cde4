import { LOCALES } from '../../../common';

const NAME = '^[A-Za-z0-9_$]+$';
const name = { type: 'string', pattern: NAME, maxLength: 64 } as const;
const optionalName = { ...name, type: ['string', 'null'] } as const;
const secret = {
  type: 'string',
  pattern: '^(env:[A-Za-z_][A-Za-z0-9_]*|file:.+)$',
  description: 'Where the secret is: env:NAME for a variable, file:/path for a file. Never the secret itself.',
} as const;
const url = { type: 'string', pattern: '^https?://', description: 'https, or http on this machine.' } as const;
const scalar = { type: ['string', 'number', 'boolean', 'null'] } as const;

const object = (properties: object, required: readonly string[], description?: string) => ({
  ...{ type: 'object', properties, required, additionalProperties: false },
  ...(description !== undefined && { description }),
});

const events = object({ url, secret }, ['url', 'secret'], 'Where events about these accounts are posted.');

const conditions = {
  type: 'object',
  description: 'Only rows with these values are accounts: a value, one of a list, or null.',
  propertyNames: { pattern: NAME },
  additionalProperties: { type: [...scalar.type, 'array'], items: scalar, minItems: 1 },
};

const written = {
  type: 'object',
  description: 'Values of columns: constants, or the words now, unix, unixMs, uuid, ip.',
  propertyNames: { pattern: NAME },
  additionalProperties: scalar,
};

const verified = {
  description:
    'true, false, the name of a column of numbers or times, or a column with the values that mean verified. ' +
    'Messages go to verified addresses only.',
  type: ['boolean', 'string', 'object'],
  pattern: NAME,
  properties: { column: name, is: { type: [...scalar.type, 'array'], items: scalar, minItems: 1 } },
  required: ['column', 'is'],
  additionalProperties: false,
};

const spelling = ['e164', 'digits', 'national'];

const format = {
  type: 'string',
  minLength: 1,
  maxLength: 300,
  description: 'Name of a format in docs/accounts.md, or = and an expression.',
};

const own = object(
  { kind: { const: 'own' }, events },
  ['kind'],
  "Accounts in regain's own table, as without an entry.",
);

const table = object(
  {
    kind: { const: 'table' },
    table: {
      type: 'string',
      pattern: '^[A-Za-z0-9_$]+(\\.[A-Za-z0-9_$]+)?$',
      maxLength: 129,
      description: 'Table, after the name of its database and a dot where it is another than that of DATABASE_URL.',
    },
    database: {
      type: 'string',
      pattern: '^(mysql://|mariadb://|env:[A-Za-z_][A-Za-z0-9_]*$|file:.+$)',
      description:
        'Database on another server, as in DATABASE_URL: mysql://user:password@host/database, or env:NAME or file:/path where it is.',
    },
    columns: object(
      {
        ...{ id: name, username: optionalName, phone: optionalName, callingCode: optionalName, email: optionalName },
        ...{ password: name, salt: optionalName, locale: optionalName },
      },
      ['id', 'password'],
    ),
    phone: object(
      {
        stored: {
          type: ['string', 'array'],
          pattern: `^(${spelling.join('|')})$`,
          items: { enum: spelling },
          minItems: 1,
          description: `Spelling of stored numbers, or several: ${spelling.join(', ')}. New numbers have the first.`,
        },
        region: { type: 'string', pattern: '^[A-Z]{2}$', description: 'Country of national numbers, such as CN.' },
        verified,
      },
      ['stored', 'verified'],
    ),
    email: object({ verified }, ['verified']),
    locale: { enum: LOCALES, description: 'Language of messages to accounts without one; zh-CN by default.' },
    only: conditions,
    password: object(
      {
        reads: { type: 'array', items: format, minItems: 1, uniqueItems: true },
        writes: format,
        key: { ...secret, description: 'Key of the site for formats that have one: env:NAME or file:/path.' },
      },
      ['reads', 'writes'],
    ),
    onPasswordChanged: object({ set: written }, ['set'], 'Further values that are written with a new password.'),
    register: object({ set: written }, [], 'Further values of a new row; without it registration is off.'),
    allowScan: { type: 'boolean', description: 'Look-ups without an index in a large table are accepted.' },
    events,
  },
  ['kind', 'table', 'columns', 'password'],
  'Accounts in a table of your own: in the database of DATABASE_URL, another one of its server, or on another server.',
);

const service = object(
  {
    ...{ kind: { const: 'service' }, url, secret, events },
    timeoutMs: {
      type: 'integer',
      minimum: 100,
      maximum: 30_000,
      description: 'Time to wait for an answer; 2000 by default.',
    },
  },
  ['kind', 'url', 'secret'],
  'Accounts behind a service of your own, which is asked over HTTP.',
);

/** JSON Schema of the file that ACCOUNTS_FILE names; docs/accounts.schema.json is a copy of it. */
export const ACCOUNTS_FILE_SCHEMA = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  title: 'Accounts of regain (ACCOUNTS_FILE)',
  description:
    'Where the accounts of each client application are, by its id. Those of others are in the table of regain.',
  type: 'object',
  properties: { $schema: { type: 'string' } },
  patternProperties: {
    '^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$': {
      type: 'object',
      required: ['kind'],
      discriminator: { propertyName: 'kind' },
      oneOf: [own, table, service],
    },
  },
  additionalProperties: false,
} as const;
