import type { UiLocale } from '../../common';
import type { OperationDoc } from '../docs/operation-doc';

type LocalizedText = Readonly<Record<UiLocale, string>>;

const text = (en: string, zhCn: string): LocalizedText => ({ en, 'zh-CN': zhCn });

/** Plain-language meaning of `done` and of every refusal reason. */
const reasonTexts: Readonly<Record<string, LocalizedText>> = {
  done: text('it is done', '成功'),
  malformed: text('a field is missing or badly formed', '字段缺失或格式错误'),
  throttled: text('too many requests from one address', '同一地址请求过多'),
  unavailable: text('the service cannot answer for the moment', '服务暂时不可用'),
  'action-unknown': text('the request names no action, or none that there is', '接口名缺失或不存在'),
  'account-exists': text('somebody has that account already', '账号已存在'),
  'account-unknown': text('there is no such account', '账号不存在'),
  'captcha-required': text('a picture has to be answered first', '需要先回答图片验证码'),
  'captcha-wrong': text('the answer to the picture is wrong', '图片验证码错误'),
  'captcha-expired': text('the picture is too old or already answered', '图片验证码已过期或已使用'),
  'channel-disabled': text('nothing can be sent this way', '该发送方式未开通'),
  'client-unauthorized': text('the credentials of the server are wrong or missing', '服务器凭证错误或缺失'),
  'code-wrong': text('the code is wrong, or none was sent', '验证码错误,或未曾发送'),
  'code-expired': text('the code is too old, replaced or already used', '验证码已过期、被替换或已使用'),
  'code-exhausted': text('too many wrong codes were tried', '验证码错误次数过多'),
  'credentials-wrong': text('the name or the password is wrong', '用户名或密码错误'),
  'login-missing': text('no login name was given', '未填写登录名'),
  'password-rejected': text('the new password breaks a rule', '新密码不符合要求'),
  'passwords-differ': text('the two passwords are not the same', '两次输入的密码不一致'),
  'request-expired': text('the time stamp of the request is too far off', '请求的时间戳超出允许范围'),
  'request-replayed': text('the same signature was sent before', '签名已被使用过'),
  'created-by-operator': text('that is made by a command of the operator', '只能由运营者用命令创建'),
  'service-unknown': text('the service is not the one of the credentials', '该服务与凭证不符'),
  'session-expired': text('the sign-in is over', '登录已失效'),
  'signature-wrong': text('the signature is wrong or missing', '签名错误或缺失'),
  'target-ambiguous': text('several accounts share the number or address', '该号码或地址属于多个账号'),
  'target-invalid': text('the number or address is not valid', '号码或地址无效'),
  'target-mismatch': text('the number or address is not the one of the account', '号码或地址与账号不符'),
  'target-not-allowed': text('nothing is sent to numbers of that kind', '不向该类号码发送'),
  'target-unbound': text('the account has no number or address to send to', '账号未绑定号码或地址'),
  'ticket-wrong': text('the proof of the passed check is wrong', '验证凭证错误'),
  'ticket-expired': text('the proof of the passed check is too old or already used', '验证凭证已过期或已使用'),
  'too-frequent': text('the last message was too recent, or there were too many', '发送过于频繁或次数过多'),
  'verification-unknown': text(
    'no verification waits for a code: none was started, or it has ended',
    '没有等待验证码的验证',
  ),
};

/** Meaning of `captcha-required` at an operation without a captcha. */
const networkLimit = text('too many requests from this network', '该网络请求过多');

/** Meaning of `malformed` at an operation whose codec reports badly formed fields itself. */
const missingOrUnknown = text('a field is missing, or its value is none that is known', '字段缺失或取值未知');

/** Meaning of an outcome at one operation; undefined when the outcome has no text. */
export function reasonText(
  { operation, results }: Pick<OperationDoc, 'operation' | 'results'>,
  outcome: string,
  locale: UiLocale,
): string | undefined {
  const hasCaptcha = results.some(({ outcomes }) => outcomes.includes('captcha-wrong'));
  if (outcome === 'captcha-required' && !hasCaptcha) return networkLimit[locale];
  if (outcome === 'malformed' && operation.codec.encodeFault !== undefined) return missingOrUnknown[locale];
  return generalReasonText(outcome, locale);
}

/** Meaning of `done` or of a refusal reason at any operation; undefined when it has no text. */
export const generalReasonText = (outcome: string, locale: UiLocale): string | undefined =>
  reasonTexts[outcome]?.[locale];
