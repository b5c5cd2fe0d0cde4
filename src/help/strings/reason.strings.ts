import type { UiLocale } from '../../common';
import type { OperationDoc } from '../docs/operation-doc';

type Words = Readonly<Record<UiLocale, string>>;

const words = (en: string, chinese: string): Words => ({ en, 'zh-CN': chinese });

/** What each answer of the core means, in plain words. */
const meanings: Readonly<Record<string, Words>> = {
  done: words('it is done', '成功'),
  malformed: words('a field is missing or badly formed', '字段缺失或格式错误'),
  throttled: words('too many requests from one address', '同一地址请求过多'),
  unavailable: words('the service cannot answer for the moment', '服务暂时不可用'),
  'action-unknown': words('the request names no action, or none that there is', '接口名缺失或不存在'),
  'account-exists': words('somebody has that account already', '账号已存在'),
  'account-unknown': words('there is no such account', '账号不存在'),
  'captcha-required': words('a picture has to be answered first', '需要先回答图片验证码'),
  'captcha-wrong': words('the answer to the picture is wrong', '图片验证码错误'),
  'captcha-expired': words('the picture is too old or already answered', '图片验证码已过期或已使用'),
  'channel-disabled': words('nothing can be sent this way', '该发送方式未开通'),
  'code-wrong': words('the code is wrong, or none was sent', '验证码错误,或未曾发送'),
  'code-expired': words('the code is too old, replaced or already used', '验证码已过期、被替换或已使用'),
  'code-exhausted': words('too many wrong codes were tried', '验证码错误次数过多'),
  'credentials-wrong': words('the name or the password is wrong', '用户名或密码错误'),
  'login-missing': words('no login name was given', '未填写登录名'),
  'password-rejected': words('the new password breaks a rule', '新密码不符合要求'),
  'passwords-differ': words('the two passwords are not the same', '两次输入的密码不一致'),
  'request-expired': words('the time stamp of the request is too far off', '请求的时间戳超出允许范围'),
  'request-replayed': words('the same signature was sent before', '签名已被使用过'),
  'session-expired': words('the sign-in is over', '登录已失效'),
  'signature-wrong': words('the signature is wrong or missing', '签名错误或缺失'),
  'target-ambiguous': words('several accounts share the number or address', '该号码或地址属于多个账号'),
  'target-invalid': words('the number or address is not valid', '号码或地址无效'),
  'target-mismatch': words('the number or address is not the one of the account', '号码或地址与账号不符'),
  'target-not-allowed': words('nothing is sent to numbers of that kind', '不向该类号码发送'),
  'target-unbound': words('the account has no number or address to send to', '账号未绑定号码或地址'),
  'ticket-wrong': words('the proof of the passed check is wrong', '验证凭证错误'),
  'ticket-expired': words('the proof of the passed check is too old or already used', '验证凭证已过期或已使用'),
  'too-frequent': words('the last message was too recent, or there were too many', '发送过于频繁或次数过多'),
};

/** What the same names mean where there is no picture to answer, or no badly formed field that gets so far. */
const narrowed: Readonly<Record<'pictureless' | 'bound', Readonly<Record<string, Words>>>> = {
  pictureless: { 'captcha-required': words('too many requests from this network', '该网络请求过多') },
  bound: { malformed: words('a field is missing, or its value is none that is known', '字段缺失或取值未知') },
};

/** Plain words for an outcome of a route among all of its results; undefined where nobody has found any yet. */
export function meaningAt(
  { operation, results }: Pick<OperationDoc, 'operation' | 'results'>,
  outcome: string,
  locale: UiLocale,
): string | undefined {
  const hasPicture = results.some(({ outcomes }) => outcomes.includes('captcha-wrong'));
  const special = {
    ...(hasPicture ? {} : narrowed.pictureless),
    ...(operation.codec.encodeFault === undefined ? {} : narrowed.bound),
  }[outcome];
  return special?.[locale] ?? meaningOf(outcome, locale);
}

/** Plain words for `done` or a reason; undefined where nobody has found any yet. */
export const meaningOf = (outcome: string, locale: UiLocale): string | undefined => meanings[outcome]?.[locale];
