import type {
  ChangePasswordRefusal,
  VerifiedCodeWithTicket,
  VerifyRecoveryCodeRefusal,
  VerifyRegistrationCodeRefusal,
  Registered,
  RegisterWithCodeRefusal,
  SendChangeCodeRefusal,
  SendRegistrationCodeRefusal,
  SignedIn,
  SignInRefusal,
} from '../../auth';
import { type UiLocale, Secret, type Throttled } from '../../common';
import { type ComputedReply, documented, family, ours, type ReplyTable } from '../../http';
import {
  type LoginMissing,
  type LoginResult,
  type NormalResult,
  type RegisterResult,
  type ShownAccount,
  userOf,
} from './gps.dto';
import { languageOf, type WithLocale } from './gps.locale';

/** Refusal of a registration whose login name already has an account. */
interface AccountExists {
  readonly reason: 'account-exists';
}

/** Members of a reply that vary with its State and language. */
type StateMessage = Pick<NormalResult, 'State' | 'Message'>;

/** Message of one State in each language, with its provenance. */
interface LocalizedMessage extends Readonly<Record<UiLocale, StateMessage>> {
  readonly from: typeof ours;
}

const message = (from: typeof ours, state: number, english: string, chinese: string): LocalizedMessage => ({
  from,
  en: { State: state, Message: english },
  'zh-CN': { State: state, Message: chinese },
});

const OK = message(family, 0, 'OK', '成功');
const WELCOME = message(documented, 0, 'register success', '注册成功');
const UNKNOWN = message(family, 1000, 'The account does not exist', '账号不存在');
const TAKEN = message(documented, 1001, 'User name has been register', '用户名已被注册');
const NAMELESS = message(documented, 1003, 'The user name cannot be empty', '用户名不能为空');
const WRONG_CODE = message(documented, 3700, 'verify code is wrong', '验证码错误');
const OUTDATED = message(documented, 3701, 'The captcha has expired', '验证码已过期');
const TOO_FREQUENT = message(ours, 3702, 'Too frequent, try again later', '操作过于频繁,请稍后再试');
const BAD_NUMBER = message(ours, 3703, 'The phone number is not valid', '手机号码格式不正确');
const BAD_PASSWORD = message(ours, 3704, 'The password does not meet the rules', '密码不符合要求');
const WRONG_CREDENTIALS = message(ours, 3705, 'Login name or password is wrong', '用户名或密码错误');
const INVALID = message(ours, 3706, 'Invalid parameter', '参数错误');
const SIGN_IN_AGAIN = message(ours, 3707, 'Please log in again', '请重新登录');
const BUSY = message(ours, 3799, 'The system is busy', '系统繁忙');

/** Selects the message in the language of an outcome; English for refusals before the request is decoded. */
const inLanguageOf = (outcome: object, messages: LocalizedMessage): StateMessage =>
  messages[languageOf(outcome) ?? 'en'];

type LocalizedReply<B extends object> = (messages: LocalizedMessage) => ComputedReply<B, object>;

const localizedReply =
  <B extends object>(body: (message: StateMessage) => B): LocalizedReply<B> =>
  (messages) =>
    messages.from(body(messages.en), (outcome: object) => body(inLanguageOf(outcome, messages)), [
      ours(body(messages['zh-CN'])),
    ]);

const NO_USER = { AccessToken: null, User: null, ThirdParty: null };
const NO_SESSION = { LoginType: 0, AccessToken: null, Item: null, ThirdParty: null, WeChartAppId: null };

const normal = localizedReply<NormalResult>((message) => message);
const result = localizedReply<RegisterResult>((message) => ({ ...NO_USER, ...message }));
const login = localizedReply<LoginResult>((message) => ({ ...NO_SESSION, ...message }));

/** Refusal replies that every route has. */
const edgeRefusals = <B extends object>(reply: LocalizedReply<B>) => ({
  malformed: reply(INVALID),
  throttled: reply(TOO_FREQUENT),
  unavailable: reply(BUSY),
});

/** Refusal replies of the routes whose requests contain a login name. */
const loginRefusals = <B extends object>(reply: LocalizedReply<B>) => ({
  ...edgeRefusals(reply),
  'login-missing': reply(NAMELESS),
});

const codeRefusals = <B extends object>(reply: LocalizedReply<B>) => ({
  'code-wrong': reply(WRONG_CODE),
  'code-exhausted': reply(WRONG_CODE),
  'code-expired': reply(OUTDATED),
});

/**
 * Refusal replies about accounts, all answered like a wrong code, so that accounts are disclosed only to a client with
 * a right one.
 */
const undisclosedRefusals = <B extends object>(reply: LocalizedReply<B>) => ({
  'account-unknown': reply(WRONG_CODE),
  'target-unbound': reply(WRONG_CODE),
  'target-mismatch': reply(WRONG_CODE),
  'target-ambiguous': reply(WRONG_CODE),
  'target-invalid': reply(WRONG_CODE),
});

const sample: ShownAccount = {
  number: 1,
  username: 'ada',
  email: 'ada@example.com',
  phone: '+8613800138004',
  callingCode: '+86',
};
const proved = { account: sample, ticket: new Secret('?') };

/** Value of a right code: its account and a ticket, both missing for a registration code. */
interface CheckedCode {
  readonly account?: ShownAccount;
  readonly ticket?: VerifiedCodeWithTicket['ticket'];
}

const checked = (proved: WithLocale<CheckedCode>): RegisterResult => ({
  ...inLanguageOf(proved, proved.account ? OK : WELCOME),
  AccessToken: proved.ticket?.reveal() ?? null,
  User: proved.account ? userOf(proved.account) : null,
  ThirdParty: {},
});

/** Replies of CheckVaildate: determine whether the user exists and the code ("captcha") is correct. */
export const checkVaildateReplies = {
  done: documented(checked({ language: 'en' }), checked, [
    ours(checked({ language: 'zh-CN' })),
    family(checked({ ...proved, language: 'en' })),
    ours(checked({ ...proved, language: 'zh-CN' })),
  ]),
  refused: {
    ...loginRefusals(result),
    ...codeRefusals(result),
    ...undisclosedRefusals(result),
    'channel-disabled': result(BUSY),
    'account-exists': result(TAKEN),
  },
} satisfies ReplyTable<
  WithLocale<CheckedCode>,
  VerifyRecoveryCodeRefusal | VerifyRegistrationCodeRefusal | LoginMissing,
  RegisterResult
>;

export const sendSmsReplies = {
  done: normal(OK),
  refused: {
    ...edgeRefusals(normal),
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
} satisfies ReplyTable<WithLocale<object>, SendChangeCodeRefusal | SendRegistrationCodeRefusal, NormalResult>;

export const checkUserReplies = {
  done: normal(OK),
  refused: { ...loginRefusals(normal), 'account-exists': normal(TAKEN) },
} satisfies ReplyTable<WithLocale<object>, Throttled | LoginMissing | AccountExists, NormalResult>;

const registered = (registration: WithLocale<{ readonly account: ShownAccount }>): RegisterResult => ({
  ...inLanguageOf(registration, WELCOME),
  AccessToken: null,
  User: userOf(registration.account),
  ThirdParty: {},
});

export const registerReplies = {
  done: documented(registered({ account: sample, language: 'en' }), registered, [
    ours(registered({ account: sample, language: 'zh-CN' })),
  ]),
  refused: {
    ...loginRefusals(result),
    ...codeRefusals(result),
    'channel-disabled': result(BUSY),
    'account-exists': result(TAKEN),
    'target-invalid': result(WRONG_CODE),
    'password-rejected': result(BAD_PASSWORD),
  },
} satisfies ReplyTable<WithLocale<Registered>, RegisterWithCodeRefusal | LoginMissing, RegisterResult>;

export const changePasswordReplies = {
  done: normal(OK),
  refused: {
    ...loginRefusals(normal),
    ...codeRefusals(normal),
    ...undisclosedRefusals(normal),
    'ticket-wrong': normal(WRONG_CODE),
    'ticket-expired': normal(OUTDATED),
    'session-expired': normal(SIGN_IN_AGAIN),
    'password-rejected': normal(BAD_PASSWORD),
  },
} satisfies ReplyTable<WithLocale<object>, ChangePasswordRefusal | LoginMissing, NormalResult>;

const signedIn = (session: WithLocale<Pick<SignedIn, 'token'>>): LoginResult => ({
  LoginType: 0,
  AccessToken: session.token.reveal(),
  Item: {},
  ThirdParty: {},
  WeChartAppId: '',
  ...inLanguageOf(session, OK),
});

export const loginReplies = {
  done: family(signedIn({ token: new Secret('?'), language: 'en' }), signedIn, [
    ours(signedIn({ token: new Secret('?'), language: 'zh-CN' })),
  ]),
  refused: {
    ...loginRefusals(login),
    'captcha-required': login(TOO_FREQUENT),
    'credentials-wrong': login(WRONG_CREDENTIALS),
  },
} satisfies ReplyTable<WithLocale<Pick<SignedIn, 'token'>>, SignInRefusal | LoginMissing, LoginResult>;
