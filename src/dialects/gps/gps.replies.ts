import type {
  AccountView,
  ChangePasswordRefusal,
  Proved,
  ProveRecoveryCodeRefusal,
  ProveRegistrationCodeRefusal,
  Registered,
  RegisterWithCodeRefusal,
  SendChangeCodeRefusal,
  SendRegistrationCodeRefusal,
  SignedIn,
  SignInRefusal,
} from '../../auth';
import { Secret, type Throttled } from '../../kernel';
import { documented, family, ours, type ReplyTable, type Spoken, type VaryingRow } from '../../wire';
import { type LoginResult, type NormalResult, type RegisterResult, userOf } from './gps.dto';
import {
  BAD_NUMBER,
  BAD_PASSWORD,
  BUSY,
  INVALID,
  NAMELESS,
  OK,
  OUTDATED,
  SIGN_IN_AGAIN,
  TAKEN,
  TOO_FREQUENT,
  UNKNOWN,
  WELCOME,
  WRONG_CODE,
  WRONG_CREDENTIALS,
  type Said,
  say,
  type Words,
} from './gps.words';

/** The login name is missing or blank. */
export interface LoginMissing {
  readonly reason: 'login-missing';
}

/** The login that was asked for belongs to somebody. */
interface AccountExists {
  readonly reason: 'account-exists';
}

type Row<B extends object> = (said: Words) => VaryingRow<B, object>;

const rowsOf =
  <B extends object>(reply: (said: Said) => B): Row<B> =>
  (said) =>
    said.from(reply(said.en), (spoken: object) => reply(say(said, spoken)), [ours(reply(said['zh-CN']))]);

const NOTHING = { AccessToken: null, User: null, ThirdParty: null };
const NOBODY = { LoginType: 0, AccessToken: null, Item: null, ThirdParty: null, WeChartAppId: null };

const normal = rowsOf<NormalResult>((said) => said);
const result = rowsOf<RegisterResult>((said) => ({ ...NOTHING, ...said }));
const login = rowsOf<LoginResult>((said) => ({ ...NOBODY, ...said }));

/** What every route can answer. */
const everywhere = <B extends object>(row: Row<B>) => ({
  malformed: row(INVALID),
  throttled: row(TOO_FREQUENT),
  unavailable: row(BUSY),
});

/** What those that ask about a login can answer as well. */
const named = <B extends object>(row: Row<B>) => ({ ...everywhere(row), 'login-missing': row(NAMELESS) });

const codes = <B extends object>(row: Row<B>) => ({
  'code-wrong': row(WRONG_CODE),
  'code-exhausted': row(WRONG_CODE),
  'code-expired': row(OUTDATED),
});

/** Whoever has no right code for an account learns nothing of it. */
const hidden = <B extends object>(row: Row<B>) => ({
  'account-unknown': row(WRONG_CODE),
  'target-unbound': row(WRONG_CODE),
  'target-mismatch': row(WRONG_CODE),
  'target-ambiguous': row(WRONG_CODE),
  'target-invalid': row(WRONG_CODE),
});

const sample: AccountView = {
  ...{ id: '?', number: 1, username: 'ada', phone: '+8613800138000', callingCode: '+86' },
  ...{ email: 'ada@example.com', locale: 'en' },
};
const proved = { account: sample, ticket: new Secret('?') };

/** Whose code it is; nobody's, for one that is right for a registration. */
const checked = (proved: Spoken<Partial<Proved>>): RegisterResult => ({
  ...say(proved.account ? OK : WELCOME, proved),
  AccessToken: proved.ticket?.reveal() ?? null,
  User: proved.account ? userOf(proved.account) : null,
  ThirdParty: {},
});

/** Determine whether the user exists and the captcha is correct */
export const checkVaildateReplies = {
  done: documented(checked({ language: 'en' }), checked, [
    ours(checked({ language: 'zh-CN' })),
    family(checked({ ...proved, language: 'en' })),
    ours(checked({ ...proved, language: 'zh-CN' })),
  ]),
  refused: { ...named(result), ...codes(result), ...hidden(result), 'account-exists': result(TAKEN) },
} satisfies ReplyTable<
  Spoken<Partial<Proved>>,
  ProveRecoveryCodeRefusal | ProveRegistrationCodeRefusal | LoginMissing,
  RegisterResult
>;

export const sendSmsReplies = {
  done: normal(OK),
  refused: {
    ...everywhere(normal),
    'account-unknown': normal(UNKNOWN),
    'account-exists': normal(TAKEN),
    'target-unbound': normal(UNKNOWN),
    'target-mismatch': normal(UNKNOWN),
    'target-ambiguous': normal(UNKNOWN),
    'target-invalid': normal(BAD_NUMBER),
    'target-not-allowed': normal(BAD_NUMBER),
    'too-frequent': normal(TOO_FREQUENT),
    'captcha-required': normal(TOO_FREQUENT),
    'channel-disabled': normal(BUSY),
    'session-expired': normal(SIGN_IN_AGAIN),
  },
} satisfies ReplyTable<Spoken<object>, SendChangeCodeRefusal | SendRegistrationCodeRefusal, NormalResult>;

export const checkUserReplies = {
  done: normal(OK),
  refused: { ...named(normal), 'account-exists': normal(TAKEN) },
} satisfies ReplyTable<Spoken<object>, Throttled | LoginMissing | AccountExists, NormalResult>;

const registered = (newcomer: Spoken<Pick<Registered, 'account'>>): RegisterResult => ({
  ...say(WELCOME, newcomer),
  AccessToken: null,
  User: userOf(newcomer.account),
  ThirdParty: {},
});

export const registerReplies = {
  done: documented(registered({ account: sample, language: 'en' }), registered, [
    ours(registered({ account: sample, language: 'zh-CN' })),
  ]),
  refused: {
    ...named(result),
    ...codes(result),
    'account-exists': result(TAKEN),
    'target-invalid': result(WRONG_CODE),
    'password-rejected': result(BAD_PASSWORD),
  },
} satisfies ReplyTable<Spoken<Registered>, RegisterWithCodeRefusal | LoginMissing, RegisterResult>;

export const changePasswordReplies = {
  done: normal(OK),
  refused: {
    ...named(normal),
    ...codes(normal),
    ...hidden(normal),
    'ticket-wrong': normal(WRONG_CODE),
    'ticket-expired': normal(OUTDATED),
    'session-expired': normal(SIGN_IN_AGAIN),
    'password-rejected': normal(BAD_PASSWORD),
  },
} satisfies ReplyTable<Spoken<object>, ChangePasswordRefusal | LoginMissing, NormalResult>;

const signedIn = (owner: Spoken<Pick<SignedIn, 'token'>>): LoginResult => ({
  LoginType: 0,
  AccessToken: owner.token.reveal(),
  Item: {},
  ThirdParty: {},
  WeChartAppId: '',
  ...say(OK, owner),
});

export const loginReplies = {
  done: family(signedIn({ token: new Secret('?'), language: 'en' }), signedIn, [
    ours(signedIn({ token: new Secret('?'), language: 'zh-CN' })),
  ]),
  refused: {
    ...named(login),
    'captcha-required': login(TOO_FREQUENT),
    'credentials-wrong': login(WRONG_CREDENTIALS),
  },
} satisfies ReplyTable<Spoken<Pick<SignedIn, 'token'>>, SignInRefusal | LoginMissing, LoginResult>;
