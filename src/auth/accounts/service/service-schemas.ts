import type { PasswordRule } from '../../auth.refusals';

const RULES: readonly PasswordRule[] = [
  'too-short',
  'too-long',
  'not-letters-and-digits',
  'common',
  'equals-identifier',
];

const id = {
  type: 'string',
  pattern: '^(?!-$)[!-~]{1,64}$',
  description: 'Id of the account: 1 to 64 characters of ASCII without blanks, and never the text "-" alone.',
};

const version = {
  type: 'string',
  minLength: 1,
  maxLength: 255,
  description: 'Changes with every change of the password, and never comes back: a counter, or the time of the change.',
};

const rules = {
  type: 'array',
  maxItems: RULES.length,
  items: { enum: RULES },
  description: 'Rules that the password violates.',
};

const e164 = { pattern: '^\\+[1-9][0-9]{6,14}$', description: 'Phone number in E.164, such as +8613800138000.' };

const account = {
  type: 'object',
  required: ['id', 'version'],
  properties: {
    id,
    username: { type: ['string', 'null'], maxLength: 255 },
    phone: { type: ['string', 'null'], ...e164 },
    phoneVerified: { type: 'boolean', description: 'Messages go to verified addresses only.' },
    email: { type: ['string', 'null'], maxLength: 254 },
    emailVerified: { type: 'boolean' },
    locale: { type: ['string', 'null'], maxLength: 35, description: 'Language of messages, such as zh-CN or en.' },
    version,
  },
};

/** JSON Schemas of the answers of a service of accounts; properties that are not named are passed over. */
export const ANSWER_SCHEMAS = {
  find: {
    type: 'object',
    required: ['accounts'],
    properties: { accounts: { type: 'array', maxItems: 2, items: account } },
  },
  'verify-password': {
    oneOf: [
      { type: 'object', required: ['ok', 'version'], properties: { ok: { const: true }, version } },
      { type: 'object', required: ['ok'], properties: { ok: { const: false } } },
    ],
  },
  'set-password': {
    type: 'object',
    required: ['result'],
    properties: { result: { enum: ['changed', 'stale', 'rejected'] }, rules },
  },
  create: {
    oneOf: [
      { type: 'object', required: ['result', 'id'], properties: { result: { const: 'created' }, id } },
      { type: 'object', required: ['result'], properties: { result: { enum: ['taken', 'rejected'] }, rules } },
    ],
  },
} as const;

/** Account as a service describes it. */
export interface ServiceAccount {
  readonly id: string;
  readonly username?: string | null | undefined;
  readonly phone?: string | null;
  readonly phoneVerified?: boolean;
  readonly email?: string | null | undefined;
  readonly emailVerified?: boolean;
  readonly locale?: string | null;
  readonly version: string;
}

/** Answers of a service, by call, as their schemas admit them. */
export interface ServiceAnswers {
  readonly find: { readonly accounts: readonly ServiceAccount[] };
  readonly 'verify-password': { readonly ok: true; readonly version: string } | { readonly ok: false };
  readonly 'set-password': {
    readonly result: 'changed' | 'stale' | 'rejected';
    readonly rules?: readonly PasswordRule[];
  };
  readonly create:
    | { readonly result: 'created'; readonly id: string }
    | { readonly result: 'taken' | 'rejected'; readonly rules?: readonly PasswordRule[] };
}

/** Name of a call: the last part of its URL. */
export type ServiceCall = keyof ServiceAnswers;
