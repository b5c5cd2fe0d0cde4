import type {
  VerifyRegistrationCodeRefusal,
  Registered,
  RegisterWithCodeRefusal,
  ResetWithCodeRefusal,
  SendRecoveryCodeRefusal,
  SendRegistrationCodeRefusal,
  SentCode,
  SignatureRefusal,
  SignedIn,
  SignInRefusal,
} from '../../auth';
import type { CaptchaRefusal } from '../../captcha';
import type { Throttled } from '../../common';
import { fileReply, type Encoded, family, ours, type ReplyTable } from '../../http';
import type { LoginResult, SendCodeResult, TextResult, TruthResult } from './member.dto';

/** Body of a refusal; `data` is null, or false where the data of a success is a boolean. */
interface Refused {
  readonly code: number;
  readonly message: string;
  readonly data: null;
}

type Rejection = Extract<ResetWithCodeRefusal, { readonly reason: 'password-rejected' }>;

const failure = (code: number, message: string): Refused => ({ code, message, data: null });
const no = (code: number, message: string) => ours(failure(code, message));

const RULES: Readonly<Record<Rejection['rules'][number], string>> = {
  'too-short': '至少8个字符',
  'too-long': '最多128个字符',
  'not-letters-and-digits': '只能是6至15位字母和数字',
  common: '过于常见',
  'equals-identifier': '不能与用户名、手机号或邮箱相同',
};

const wrongSignature = no(3, '签名错误');
const wrongCaptcha = no(5, '图片验证码错误');
const mismatch = no(8, '手机号与账号不匹配');
const tooFrequent = no(9, '发送过于频繁,请稍后再试');
const wrongCode = no(10, '短信验证码错误');
const registered = no(13, '用户名或手机号已被注册');
const wrongCredentials = no(14, '用户名或密码错误');
const badNumber = no(15, '手机号码格式不正确');
const busy = no(99, '系统繁忙,请稍后再试');
const throttled = no(16, '操作过于频繁,请稍后再试');
const unknown = no(7, '用户不存在');
const outdatedCode = no(11, '短信验证码已过期');
const badPassword = ours(failure(12, '密码不符合要求:至少8个字符'), ({ rules }: Rejection) =>
  failure(12, `密码不符合要求:${rules.map((rule) => RULES[rule]).join(',')}`),
);

const edgeRefusals = { malformed: no(2, '参数错误'), throttled, unavailable: busy };

const signatureRefusals = {
  'signature-wrong': wrongSignature,
  'request-expired': no(4, '请求已过期'),
  'request-replayed': wrongSignature,
};

const captchaRefusals = {
  'captcha-required': wrongCaptcha,
  'captcha-wrong': wrongCaptcha,
  'captcha-expired': no(6, '图片验证码已过期'),
};

const sendRefusals = {
  ...edgeRefusals,
  ...signatureRefusals,
  ...captchaRefusals,
  throttled: tooFrequent,
  'too-frequent': tooFrequent,
  'target-invalid': badNumber,
  'target-not-allowed': badNumber,
  'channel-disabled': busy,
};

const codeRefusals = { 'code-wrong': wrongCode, 'code-exhausted': wrongCode, 'code-expired': outdatedCode };

const recipientRefusals = {
  'account-unknown': unknown,
  'target-unbound': mismatch,
  'target-mismatch': mismatch,
  'target-ambiguous': mismatch,
};

const sent = family({ code: 1, message: '验证码已发送', data: { state: 'sent' } });

type GuardRefusal = SignatureRefusal | CaptchaRefusal;

/** Replies of 找回密码发送验证码 (send a code for a password reset). */
export const retrieveSendCodeReplies = {
  done: sent,
  refused: { ...sendRefusals, ...recipientRefusals },
} satisfies ReplyTable<SentCode | undefined, SendRecoveryCodeRefusal | GuardRefusal, SendCodeResult>;

/** Replies of 注册发送验证码 (send a code for a registration). */
export const signupSendCodeReplies = {
  done: sent,
  refused: { ...sendRefusals, 'account-exists': registered },
} satisfies ReplyTable<SentCode | undefined, SendRegistrationCodeRefusal | GuardRefusal, SendCodeResult>;

/** Replies of 找回密码——修改密码 (reset the password). */
export const retrieveUpdateReplies = {
  done: family({ code: 1, message: '成功', data: null }),
  refused: {
    ...edgeRefusals,
    ...signatureRefusals,
    ...codeRefusals,
    ...recipientRefusals,
    'target-invalid': badNumber,
    'password-rejected': badPassword,
  },
} satisfies ReplyTable<void, ResetWithCodeRefusal | SignatureRefusal, TextResult>;

const success = (data: boolean): TruthResult => ({ code: 1, message: '成功', data });
const withFalse = ({ body: { code, message } }: { readonly body: Refused }) => ours({ code, message, data: false });
const wrong = ours(success(false));

/** Replies of 验证手机验证码 (verify a code): a wrong code is an answer, not a failure. */
export const validCodeReplies = {
  done: family(success(true)),
  refused: {
    malformed: withFalse(edgeRefusals.malformed),
    throttled: withFalse(throttled),
    unavailable: withFalse(busy),
    'signature-wrong': withFalse(wrongSignature),
    'request-expired': withFalse(signatureRefusals['request-expired']),
    'request-replayed': withFalse(wrongSignature),
    'target-invalid': withFalse(badNumber),
    'channel-disabled': withFalse(busy),
    'account-exists': withFalse(registered),
    'code-wrong': wrong,
    'code-exhausted': wrong,
    'code-expired': wrong,
  },
} satisfies ReplyTable<void, VerifyRegistrationCodeRefusal | SignatureRefusal, TruthResult>;

const welcome = (accountId: string): TextResult => ({ code: 1, message: '成功', data: accountId });

/** Replies of 会员注册 (register a member). */
export const signupReplies = {
  done: family(welcome('?'), ({ accountId }: Registered) => welcome(accountId)),
  refused: {
    ...edgeRefusals,
    ...signatureRefusals,
    ...codeRefusals,
    'channel-disabled': busy,
    'account-exists': registered,
    'target-invalid': badNumber,
    'password-rejected': badPassword,
  },
} satisfies ReplyTable<Registered, RegisterWithCodeRefusal | SignatureRefusal, TextResult>;

const signedIn = (token: string, email: string | null): LoginResult => ({
  code: 1,
  message: '成功',
  data: { token, email },
});

/** Replies of 会员登录 (sign in). */
export const loginReplies = {
  done: family(signedIn('?', 'demo-member@example.com'), ({ token, account }: SignedIn) =>
    signedIn(token.reveal(), account.email ?? null),
  ),
  refused: { ...edgeRefusals, ...signatureRefusals, ...captchaRefusals, 'credentials-wrong': wrongCredentials },
} satisfies ReplyTable<SignedIn, SignInRefusal | GuardRefusal, LoginResult>;

/** Replies of 图片验证码 (captcha picture). */
export const imgCodeReplies = { done: fileReply('image/png'), refused: edgeRefusals } satisfies ReplyTable<
  Encoded,
  Throttled,
  TextResult
>;
