import type {
  VerifyRecoveryCodeRefusal,
  ResetWithCodeRefusal,
  ResetWithLinkRefusal,
  SendRecoveryCodeRefusal,
  SendRecoveryLinkRefusal,
  SendRegistrationCodeRefusal,
} from '../../auth';
import type { CaptchaRefusal } from '../../captcha';
import type { Malformed, Throttled } from '../../common';
import {
  actionRouter,
  fileReply,
  documented,
  type Encoded,
  family,
  ours,
  type ReplyTable,
  type ComputedReply,
} from '../../http';
import { pcuserCodec } from './pcuser.codec';

/** Every answer: `data` is an empty list unless the document gives it something to say. */
export interface PcuserReply {
  readonly status: number;
  readonly message: string;
  readonly data: readonly never[] | PhoneCodeProof;
}

/** What chech_phone_code answers: the context's own words, and whose account they opened. */
export interface PhoneCodeProof {
  readonly phone: string;
  readonly code: string;
  readonly uid: string;
}

const yes = (message: string, data: PcuserReply['data'] = []): PcuserReply => ({ status: 0, message, data });
const no = (status: number, message: string): PcuserReply => ({ status, message, data: [] });

const unknownUser = no(1, '该用户不存在!');
const notAPhone = no(1, '手机号格式不对!');
const otherPurpose = no(1, '验证码用途错误!');
const illegal = no(15007, '违法请求!');
const noSuchEmail = documented(no(15010, '没有找到该用户!'));
const wrongCode = documented(no(15010, '验证码错误!'));
const outdatedCode = documented(no(15011, '验证码过期!'));
const tooOften = ours(no(1, '操作过于频繁,请稍后再试!'));
const tooManyMessages = ours(no(1, '短信发送过于频繁,请稍后再试!'));
const noSuchCall = ours(no(1, '接口名错误!'));
const busy = ours(no(1, '系统繁忙,请稍后再试!'));

const everywhere = { throttled: tooOften, unavailable: busy };

/** A field's own answer when it is missing or of a bad form; `other` for the rest. */
const malformed = (
  other: PcuserReply,
  byField: Readonly<Record<string, PcuserReply>> = {},
): ComputedReply<PcuserReply, Malformed> =>
  ours(
    other,
    ({ field }: Malformed) => byField[field] ?? other,
    Object.values(byField).map((each) => ours(each)),
  );

/** The three paths, whose `action` says what is asked. */
export const pcuserRouter = actionRouter('action', pcuserCodec, {
  ...everywhere,
  malformed: noSuchCall,
  'action-unknown': noSuchCall,
});

/** The picture for find_password_send_email. */
export const captchaReplies = {
  done: fileReply('image/png'),
  refused: { ...everywhere, malformed: noSuchCall },
} satisfies ReplyTable<Encoded, never, PcuserReply>;

/** 用户账号校验 */
export const checkLoginReplies = {
  done: documented(yes('')),
  refused: { ...everywhere, malformed: malformed(unknownUser), 'account-unknown': documented(unknownUser) },
} satisfies ReplyTable<void, { readonly reason: 'account-unknown' } | Throttled, PcuserReply>;

/** 发送手机验证码 */
export const getVerificationCodeReplies = {
  done: documented(yes('短信验证码获取成功!')),
  refused: {
    ...everywhere,
    malformed: malformed(notAPhone, { type: otherPurpose }),
    'account-unknown': ours(unknownUser),
    'account-exists': ours(no(1, '该用户已存在!')),
    'target-unbound': ours(unknownUser),
    'target-mismatch': ours(unknownUser),
    'target-ambiguous': ours(no(1, '该手机号绑定了多个账号,请联系客服!')),
    'target-invalid': ours(notAPhone),
    'target-not-allowed': ours(no(1, '该地区暂不支持短信!')),
    'too-frequent': tooManyMessages,
    'captcha-required': tooManyMessages,
    'channel-disabled': ours(no(1, '未开通短信功能!')),
  },
} satisfies ReplyTable<void, SendRecoveryCodeRefusal | SendRegistrationCodeRefusal, PcuserReply>;

const wrongCaptcha = documented(no(15008, '验证码错误'));
const notAnEmail = documented(no(15009, '邮箱格式不对!'));

/** 发送邮件找回密码 */
export const findPasswordSendEmailReplies = {
  done: documented(yes('邮件已发送,请登入邮箱激活!')),
  refused: {
    ...everywhere,
    malformed: malformed(notAnEmail.body, { code: wrongCaptcha.body }),
    'captcha-required': wrongCaptcha,
    'captcha-wrong': wrongCaptcha,
    'captcha-expired': wrongCaptcha,
    'target-invalid': notAnEmail,
    'account-unknown': noSuchEmail,
    'target-unbound': noSuchEmail,
    'target-mismatch': noSuchEmail,
    'target-ambiguous': noSuchEmail,
    'too-frequent': tooOften,
    'channel-disabled': busy,
  },
} satisfies ReplyTable<void, SendRecoveryLinkRefusal | CaptchaRefusal, PcuserReply>;

const badPassword = family(no(15005, '密码格式不对!'));

/** 邮箱找回密码 */
export const findEmailPasswordReplies = {
  done: documented(yes('您的密码已经更改!')),
  refused: {
    ...everywhere,
    malformed: malformed(illegal, { new_password: badPassword.body }),
    'ticket-wrong': documented(illegal),
    'ticket-expired': documented(no(15008, '超时!')),
    'password-rejected': badPassword,
  },
} satisfies ReplyTable<void, ResetWithLinkRefusal, PcuserReply>;

const phoneCodeRows = {
  ...everywhere,
  'code-wrong': wrongCode,
  'code-exhausted': wrongCode,
  'code-expired': outdatedCode,
  'account-unknown': wrongCode,
  'target-unbound': wrongCode,
  'target-mismatch': wrongCode,
  'target-ambiguous': wrongCode,
  'target-invalid': wrongCode,
};

const changed = '您的密码已经更改!';
const proof: PhoneCodeProof = { phone: '?', code: '?', uid: '?' };

/** 点击下一步校验手机验证码. Nothing is changed by it, whatever the documented message says. */
export const chechPhoneCodeReplies = {
  done: documented(yes(changed, proof), (data: PhoneCodeProof) => yes(changed, data)),
  refused: { ...phoneCodeRows, malformed: malformed(wrongCode.body) },
} satisfies ReplyTable<PhoneCodeProof, VerifyRecoveryCodeRefusal, PcuserReply>;

const badNewPassword = documented(no(115008, '密码格式不对!'));

/** 手机号找回密码 */
export const findPasswordReplies = {
  done: documented(yes(changed)),
  refused: {
    ...phoneCodeRows,
    malformed: malformed(wrongCode.body, { uid: illegal, new_password: badNewPassword.body }),
    'password-rejected': badNewPassword,
  },
} satisfies ReplyTable<void, ResetWithCodeRefusal, PcuserReply>;
