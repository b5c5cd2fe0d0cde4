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
import { pcuserCodec } from './pcuser.dto';

/** Body of every reply; `data` is an empty list where the source document documents none. */
export interface PcuserReply {
  readonly status: number;
  readonly message: string;
  readonly data: readonly never[] | PhoneCodeProof;
}

/** Data of a chech_phone_code reply: phone and code of the request, and the id of the account. */
export interface PhoneCodeProof {
  readonly phone: string;
  readonly code: string;
  readonly uid: string;
}

const success = (message: string, data: PcuserReply['data'] = []): PcuserReply => ({ status: 0, message, data });
const failure = (status: number, message: string): PcuserReply => ({ status, message, data: [] });

const unknownUser = failure(1, '该用户不存在!');
const notAPhone = failure(1, '手机号格式不对!');
const otherPurpose = failure(1, '验证码用途错误!');
const illegal = failure(15007, '违法请求!');
const noSuchEmail = documented(failure(15010, '没有找到该用户!'));
const wrongCode = documented(failure(15010, '验证码错误!'));
const outdatedCode = documented(failure(15011, '验证码过期!'));
const tooOften = ours(failure(1, '操作过于频繁,请稍后再试!'));
const tooManyMessages = ours(failure(1, '短信发送过于频繁,请稍后再试!'));
const noSuchCall = ours(failure(1, '接口名错误!'));
const busy = ours(failure(1, '系统繁忙,请稍后再试!'));

const edgeRefusals = { throttled: tooOften, unavailable: busy };

/** Creates the reply for a field that is missing or badly formed: that of the field (`byField`), or else `other`. */
const malformed = (
  other: PcuserReply,
  byField: Readonly<Record<string, PcuserReply>> = {},
): ComputedReply<PcuserReply, Malformed> =>
  ours(
    other,
    ({ field }: Malformed) => byField[field] ?? other,
    Object.values(byField).map((each) => ours(each)),
  );

/** Action router of the dialect's three paths, by the field `action`. */
export const pcuserRouter = actionRouter('action', pcuserCodec, {
  ...edgeRefusals,
  malformed: noSuchCall,
  'action-unknown': noSuchCall,
});

/** Replies of the captcha picture for find_password_send_email. */
export const captchaReplies = {
  done: fileReply('image/png'),
  refused: { ...edgeRefusals, malformed: noSuchCall },
} satisfies ReplyTable<Encoded, never, PcuserReply>;

/** Replies of 用户账号校验 (check whether an account exists). */
export const checkLoginReplies = {
  done: documented(success('')),
  refused: { ...edgeRefusals, malformed: malformed(unknownUser), 'account-unknown': documented(unknownUser) },
} satisfies ReplyTable<void, { readonly reason: 'account-unknown' } | Throttled, PcuserReply>;

/** Replies of 发送手机验证码 (send a code by SMS). */
export const getVerificationCodeReplies = {
  done: documented(success('短信验证码获取成功!')),
  refused: {
    ...edgeRefusals,
    malformed: malformed(notAPhone, { type: otherPurpose }),
    'account-unknown': ours(unknownUser),
    'account-exists': ours(failure(1, '该用户已存在!')),
    'target-unbound': ours(unknownUser),
    'target-mismatch': ours(unknownUser),
    'target-ambiguous': ours(failure(1, '该手机号绑定了多个账号,请联系客服!')),
    'target-invalid': ours(notAPhone),
    'target-not-allowed': ours(failure(1, '该地区暂不支持短信!')),
    'too-frequent': tooManyMessages,
    'captcha-required': tooManyMessages,
    'channel-disabled': ours(failure(1, '未开通短信功能!')),
  },
} satisfies ReplyTable<void, SendRecoveryCodeRefusal | SendRegistrationCodeRefusal, PcuserReply>;

const wrongCaptcha = documented(failure(15008, '验证码错误'));
const notAnEmail = documented(failure(15009, '邮箱格式不对!'));

/** Replies of 发送邮件找回密码 (mail a link for a password reset). */
export const findPasswordSendEmailReplies = {
  done: documented(success('邮件已发送,请登入邮箱激活!')),
  refused: {
    ...edgeRefusals,
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

const badPassword = family(failure(15005, '密码格式不对!'));

/** Replies of 邮箱找回密码 (reset the password with a mailed link). */
export const findEmailPasswordReplies = {
  done: documented(success('您的密码已经更改!')),
  refused: {
    ...edgeRefusals,
    malformed: malformed(illegal, { new_password: badPassword.body }),
    'ticket-wrong': documented(illegal),
    'ticket-expired': documented(failure(15008, '超时!')),
    'password-rejected': badPassword,
  },
} satisfies ReplyTable<void, ResetWithLinkRefusal, PcuserReply>;

const phoneCodeRefusals = {
  ...edgeRefusals,
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

/** Replies of 点击下一步校验手机验证码 (verify a code). The call changes no account, contrary to the documented message. */
export const chechPhoneCodeReplies = {
  done: documented(success(changed, proof), (data: PhoneCodeProof) => success(changed, data)),
  refused: { ...phoneCodeRefusals, malformed: malformed(wrongCode.body) },
} satisfies ReplyTable<PhoneCodeProof, VerifyRecoveryCodeRefusal, PcuserReply>;

const badNewPassword = documented(failure(115008, '密码格式不对!'));

/** Replies of 手机号找回密码 (reset the password with a code). */
export const findPasswordReplies = {
  done: documented(success(changed)),
  refused: {
    ...phoneCodeRefusals,
    malformed: malformed(wrongCode.body, { uid: illegal, new_password: badNewPassword.body }),
    'password-rejected': badNewPassword,
  },
} satisfies ReplyTable<void, ResetWithCodeRefusal, PcuserReply>;
