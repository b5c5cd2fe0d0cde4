import { ANSWER_SCHEMAS, type ServiceCall } from '../../src/auth/accounts/service/service-schemas';
import type { ProjectFile } from './project-files';

const { id, version } = ANSWER_SCHEMAS.find.properties.accounts.items.properties;
const { phone } = ANSWER_SCHEMAS.find.properties.accounts.items.properties;
const app = { type: 'string', description: 'Id of the client application whose account it is.' };
const password = { type: 'string', description: 'Password in plain text, in Unicode normal form C.' };

const body = (required: object, optional: object = {}) => ({
  ...{ type: 'object', required: Object.keys(required), properties: { ...required, ...optional } },
  additionalProperties: false,
});

/** JSON Schemas of the bodies of calls. */
export const BODY_SCHEMAS: Readonly<Record<ServiceCall, object>> = {
  find: body({
    app,
    by: { enum: ['id', 'username', 'phone', 'email'] },
    value: {
      type: 'string',
      description: 'An id, a user name as it was typed, a phone number in E.164, or an e-mail address in lower case.',
    },
  }),
  'verify-password': body({
    app,
    id: {
      type: 'string',
      description: 'Id of the account; "-" where there is none, so that all people cost the same.',
    },
    password,
  }),
  'set-password': body({ app, id, password, version }),
  create: body(
    { app, phone: { ...phone, type: 'string' }, password, locale: { type: 'string', description: 'Such as zh-CN.' } },
    { username: { type: 'string' }, email: { type: 'string', description: 'Not verified.' } },
  ),
};

const person = {
  ...{ id: '42', username: 'Ada', phone: '+8613800138000', phoneVerified: true },
  ...{ email: 'ada@example.com', emailVerified: false, locale: 'zh-CN', version: '7' },
};
const secret = 'a password of nobody';

/** Texts and examples of each call. */
const CALLS: Readonly<Record<ServiceCall, { summary: string; description: string; request: object; answer: object }>> =
  {
    find: {
      summary: 'Finds the accounts of an id, a user name or a verified address',
      description:
        'At most two accounts: two are ambiguous, and more need not be told. No account is an empty list with status 200. ' +
        'A phone number or an e-mail address finds accounts that have it verified; a user name is compared as the sign-in of your ' +
        'own software compares it. Disabled and deleted accounts are not found.',
      request: { app: 'default', by: 'username', value: 'ada' },
      answer: { accounts: [person] },
    },
    'verify-password': {
      summary: 'Compares a password',
      description:
        'An unknown id, "-" among them, is answered like a wrong password, and takes as long. Regain limits how often it asks.',
      request: { app: 'default', id: '42', password: secret },
      answer: { ok: true, version: '7' },
    },
    'set-password': {
      summary: 'Sets a new password, unless the version of the credentials is another by now',
      description:
        'A call with an Idempotency-Key that was answered before gets the same answer, and changes nothing; keep answers for a day. ' +
        'Compare the version and write the password in one atomic step: of two calls with one version exactly one is "changed", ' +
        'the other "stale". "rejected" is for a password that your own rules do not allow.',
      request: { app: 'default', id: '42', password: secret, version: '7' },
      answer: { result: 'changed' },
    },
    create: {
      summary: 'Adds an account, whose phone number is verified',
      description:
        'A call with an Idempotency-Key that was answered before gets the same answer, and adds nothing; keep answers for a day. ' +
        '"taken" means that the user name, or the verified phone number, belongs to an account; of parallel calls one is "created".',
      request: {
        ...{ app: 'default', username: 'Ada', phone: '+8613800138000', password: secret, locale: 'zh-CN' },
      },
      answer: { result: 'created', id: '43' },
    },
  };

const WRITES: ReadonlySet<string> = new Set(['set-password', 'create']);

const header = (name: string, description: string, example: string) => ({
  ...{ name, in: 'header', required: true, description, schema: { type: 'string' }, example },
});

const SIGNATURE = [
  header('webhook-id', 'Id of the call.', 'msg_2KWPBgLlAfxdpx2AI54pPJ85f4W'),
  header('webhook-timestamp', 'Seconds since 1970; refuse what is more than five minutes away.', '1674087231'),
];
const KEY = header('Idempotency-Key', 'The same for repetitions of one write.', 'dGhlIHNhbWUgZm9yIGFsbA');

const json = (schema: object, example: object) => ({ content: { 'application/json': { schema, example } } });

const operation = (call: ServiceCall) => {
  const { summary, description, request, answer } = CALLS[call];
  return {
    post: {
      ...{ operationId: call, tags: ['accounts'], summary, description },
      parameters: [...SIGNATURE, ...(WRITES.has(call) ? [KEY] : [])],
      requestBody: { required: true, ...json(BODY_SCHEMAS[call], request) },
      responses: {
        200: { description: 'Answer of at most 64 KiB.', ...json(ANSWER_SCHEMAS[call], answer) },
        401: { description: 'The signature is missing, wrong or too old.' },
        429: { description: 'Too many calls: regain pauses for a few seconds.' },
      },
    },
  };
};

const calls = Object.keys(CALLS) as readonly ServiceCall[];

const document = {
  openapi: '3.1.0',
  info: {
    title: 'Service of accounts',
    description:
      'Four calls that regain makes to a service of yours which has the accounts (ACCOUNTS_FILE, kind "service"). Every call is a ' +
      'POST signed by Standard Webhooks (https://www.standardwebhooks.com). Redirects are not followed. Any other status than 200, ' +
      'and any answer that is not as described, count as no answer.',
    version: '1.0.0',
    license: { name: 'MIT', url: 'https://opensource.org/license/mit' },
  },
  servers: [{ url: '/', description: 'The url of the entry in ACCOUNTS_FILE.' }],
  security: [{ signature: [] }],
  tags: [{ name: 'accounts', description: 'Accounts of people.' }],
  paths: Object.fromEntries(calls.map((call) => [`/${call}`, operation(call)])),
  components: {
    securitySchemes: {
      signature: {
        ...{ type: 'apiKey', in: 'header', name: 'webhook-signature' },
        description:
          'v1, and the base64 of HMAC-SHA-256 over webhook-id, webhook-timestamp and the body, with dots between.',
      },
    },
  },
};

/** OpenAPI document of the calls to a service of accounts. */
export const accountsOpenApiFile = (): ProjectFile => ({
  path: 'docs/accounts-service.openapi.json',
  text: `${JSON.stringify(document, undefined, 2)}\n`,
});
