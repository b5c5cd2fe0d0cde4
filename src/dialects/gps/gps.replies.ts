import type {
  AccountView,
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
import { documented, family, languageOf, ours, type ReplyTable, type WithLocale, type ComputedReply } from '../../http';
import { type LoginResult, type NormalResult, type RegisterResult, userOf } from './gps.dto';

/** The login name is missing or blank. */
export interface LoginMissing {
  readonly reason: 'login-missing';
}

/** The login that was asked for belongs to somebody. */
interface AccountExists {
  readonly reason: 'account-exists';
}

/** What of a reply depends on State and language. */
type Said = Pick<NormalResult, 'State' | 'Message'>;

/** The same State in each language. */
interface Words extends Readonly<Record<UiLocale, Said>> {
  readonly from: typeof ours;
}

const words = (from: typeof ours, state: number, english: string, chinese: string): Words => ({
  from,
  en: { State: state, Message: english },
  'zh-CN': { State: state, Message: chinese },
});

const OK = words(family, 0, 'OK', '成功');
const WELCOME = words(documented, 0, 'register success', '注册成功');
const UNKNOWN = words(family, 1000, 'The account does not exist', '账号不存在');
const TAKEN = words(documented, 1001, 'User name has been register', '用户名已被注册');
const NAMELESS = words(documented, 1003, 'The user name cannot be empty', '用户名不能为空');
const WRONG_CODE = words(documented, 3700, 'verify code is wrong', '验证码错误');
const OUTDATED = words(documented, 3701, 'The captcha has expired', '验证码已过期');
const TOO_FREQUENT = words(ours, 3702, 'Too frequent, try again later', '操作过于频繁,请稍后再试');
const BAD_NUMBER = words(ours, 3703, 'The phone number is not valid', '手机号码格式不正确');
const BAD_PASSWORD = words(ours, 3704, 'The password does not meet the rules', '密码不符合要求');
const WRONG_CREDENTIALS = words(ours, 3705, 'Login name or password is wrong', '用户名或密码错误');
const INVALID = words(ours, 3706, 'Invalid parameter', '参数错误');
const SIGN_IN_AGAIN = words(ours, 3707, 'Please log in again', '请重新登录');
const BUSY = words(ours, 3799, 'The system is busy', '系统繁忙');

/** What goes wrong before a request is understood is answered in English. */
const say = (said: Words, withLocale: object): Said => said[languageOf(withLocale) ?? 'en'];
type Row<B extends object> = (said: Words) => ComputedReply<B, object>;

const rowsOf =
  <B extends object>(reply: (said: Said) => B): Row<B> =>
  (said) =>
    said.from(reply(said.en), (withLocale: object) => reply(say(said, withLocale)), [ours(reply(said['zh-CN']))]);

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
const checked = (proved: WithLocale<Partial<VerifiedCodeWithTicket>>): RegisterResult => ({
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
  WithLocale<Partial<VerifiedCodeWithTicket>>,
  VerifyRecoveryCodeRefusal | VerifyRegistrationCodeRefusal | LoginMissing,
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
} satisfies ReplyTable<WithLocale<object>, SendChangeCodeRefusal | SendRegistrationCodeRefusal, NormalResult>;

export const checkUserReplies = {
  done: normal(OK),
  refused: { ...named(normal), 'account-exists': normal(TAKEN) },
} satisfies ReplyTable<WithLocale<object>, Throttled | LoginMissing | AccountExists, NormalResult>;

const registered = (registration: WithLocale<Pick<Registered, 'account'>>): RegisterResult => ({
  ...say(WELCOME, registration),
  AccessToken: null,
  User: userOf(registration.account),
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
} satisfies ReplyTable<WithLocale<Registered>, RegisterWithCodeRefusal | LoginMissing, RegisterResult>;

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
} satisfies ReplyTable<WithLocale<object>, ChangePasswordRefusal | LoginMissing, NormalResult>;

const signedIn = (owner: WithLocale<Pick<SignedIn, 'token'>>): LoginResult => ({
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
} satisfies ReplyTable<WithLocale<Pick<SignedIn, 'token'>>, SignInRefusal | LoginMissing, LoginResult>;
