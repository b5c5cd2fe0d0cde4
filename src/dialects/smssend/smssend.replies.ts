import type {
  Country,
  RegisterWithCodeRefusal,
  ResetWithCodeRefusal,
  SendRecoveryCodeRefusal,
  SendRegistrationCodeRefusal,
  SentCode,
  SignedIn,
  SignInRefusal,
} from '../../auth';
import type { CaptchaRefusal } from '../../captcha';
import type { Throttled } from '../../common';
import { fileReply, documented, type Encoded, ours, type ReplyTable } from '../../http';

/** Body of every reply; `data` is an empty list when the call fails or has no data. */
export interface SmssendReply {
  readonly code: number;
  readonly msg: string;
  readonly data: object;
}

/** Refusal of a request whose two passwords differ. */
export interface PasswordsDiffer {
  readonly reason: 'passwords-differ';
}

/** Times of a sent code, and the code itself (`echo`) when the number is a test target. */
export interface EchoedCode extends Pick<SentCode, 'lifetimeSeconds' | 'resendAfterSeconds'> {
  readonly echo: number | '';
}

const success = (data: object = []): SmssendReply => ({ code: 0, msg: '成功', data });
const failure = (code: number, msg: string): SmssendReply => ({ code, msg, data: [] });

const badNumber = ours(failure(10002, '手机号码格式错误'));
const unknownUser = ours(failure(10003, '用户不存在'));
const userExists = ours(failure(10004, '用户已存在'));
const wrongCaptcha = ours(failure(10005, '图形验证码错误'));
const wrongCode = ours(failure(10006, '短信验证码错误'));
const outdatedCode = ours(failure(10007, '短信验证码已过期'));
const badPassword = ours(failure(10008, '密码格式错误'));
const passwordsDiffer = ours(failure(10009, '两次密码不一致'));
const wrongCredentials = ours(failure(10010, '账号或密码错误'));
const otherCountry = failure(10011, '该地区暂不支持短信');
const tooManyMessages = documented(failure(10032, '短信认证过于频繁,请稍后再试'));
const busy = ours(failure(10099, '系统繁忙,请稍后再试'));

const edgeRefusals = {
  malformed: ours(failure(10001, '参数错误')),
  throttled: ours(failure(10033, '操作过于频繁,请稍后再试')),
  unavailable: busy,
};

const sent = ({ lifetimeSeconds, resendAfterSeconds, echo }: EchoedCode): SmssendReply =>
  success({ timeless: lifetimeSeconds, nexttime: resendAfterSeconds, code: echo });

/** Replies of 用户短信发送接口 (send a code by SMS). */
export const doSendReplies = {
  done: documented(sent({ lifetimeSeconds: 180, resendAfterSeconds: 120, echo: 693599 }), sent),
  refused: {
    ...edgeRefusals,
    throttled: tooManyMessages,
    'too-frequent': tooManyMessages,
    'captcha-required': wrongCaptcha,
    'captcha-wrong': wrongCaptcha,
    'captcha-expired': wrongCaptcha,
    'account-unknown': unknownUser,
    'account-exists': userExists,
    'target-unbound': unknownUser,
    'target-mismatch': unknownUser,
    'target-ambiguous': unknownUser,
    'target-invalid': badNumber,
    'target-not-allowed': ours(
      otherCountry,
      ({ why }: { readonly why: string }) => (why === 'number-type' ? badNumber.body : otherCountry),
      [badNumber],
    ),
    'channel-disabled': busy,
  },
} satisfies ReplyTable<
  EchoedCode,
  SendRecoveryCodeRefusal | SendRegistrationCodeRefusal | CaptchaRefusal,
  SmssendReply
>;

/** Replies of the captcha picture for one of the other calls. */
export const checkImgReplies = { done: fileReply('image/png'), refused: edgeRefusals } satisfies ReplyTable<
  Encoded,
  never,
  SmssendReply
>;

const existence = (exist: 0 | 1): SmssendReply => success({ exist });

export const userExistReplies = {
  done: ours(existence(1), (answer: string) => existence(answer === 'exists' ? 1 : 0)),
  refused: edgeRefusals,
} satisfies ReplyTable<string, Throttled, SmssendReply>;

const registered = (uuid: string): SmssendReply => success({ uuid });

export const regReplies = {
  done: ours(registered('?'), ({ accountId }: { readonly accountId: string }) => registered(accountId)),
  refused: {
    ...edgeRefusals,
    'channel-disabled': busy,
    'account-exists': userExists,
    'target-invalid': badNumber,
    'code-wrong': wrongCode,
    'code-exhausted': wrongCode,
    'code-expired': outdatedCode,
    'password-rejected': badPassword,
    'passwords-differ': passwordsDiffer,
  },
} satisfies ReplyTable<{ readonly accountId: string }, RegisterWithCodeRefusal | PasswordsDiffer, SmssendReply>;

export const reSetPassReplies = {
  done: ours(success()),
  refused: {
    ...edgeRefusals,
    'account-unknown': wrongCode,
    'target-unbound': wrongCode,
    'target-mismatch': wrongCode,
    'target-ambiguous': wrongCode,
    'target-invalid': badNumber,
    'code-wrong': wrongCode,
    'code-exhausted': wrongCode,
    'code-expired': outdatedCode,
    'password-rejected': badPassword,
    'passwords-differ': passwordsDiffer,
  },
} satisfies ReplyTable<void, ResetWithCodeRefusal | PasswordsDiffer, SmssendReply>;

const signedIn = ({ token, account }: SignedIn): SmssendReply =>
  success({
    token: token.reveal(),
    info: {
      uuid: account.id,
      username: account.username ?? '',
      phone: account.phone ?? '',
      internationalcode: account.callingCode ?? '',
      set_lang: account.locale,
    },
  });

const info = { uuid: '?', username: '?', phone: '+8613800138002', internationalcode: '+86', set_lang: 'zh-CN' };

export const userLoginReplies = {
  done: ours(success({ token: '?', info }), signedIn),
  refused: {
    ...edgeRefusals,
    'credentials-wrong': wrongCredentials,
    'captcha-required': wrongCaptcha,
    'captcha-wrong': wrongCaptcha,
    'captcha-expired': wrongCaptcha,
  },
} satisfies ReplyTable<SignedIn, SignInRefusal | CaptchaRefusal, SmssendReply>;

const names = new Intl.DisplayNames(['zh'], { type: 'region' });

const countryList = (countries: readonly Country[]): SmssendReply =>
  success({
    country_coin: countries.map(({ region, callingCode }) => ({
      country_code: region,
      country_name: names.of(region) ?? region,
      phone_code: callingCode,
      is_sendsms: 1,
    })),
  });

export const countryCodeReplies = {
  done: ours(countryList([{ region: 'CN', callingCode: '+86' }]), countryList),
  refused: edgeRefusals,
} satisfies ReplyTable<readonly Country[], Throttled, SmssendReply>;
