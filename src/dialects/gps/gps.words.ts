import type { FaceLocale } from '../../kernel';
import { documented, family, languageOf, ours } from '../../wire';
import type { NormalResult } from './gps.dto';

/** What of a reply depends on State and language. */
export type Said = Pick<NormalResult, 'State' | 'Message'>;

/** The same State in each language. */
export interface Words extends Readonly<Record<FaceLocale, Said>> {
  readonly from: typeof ours;
}

const words = (from: typeof ours, state: number, english: string, chinese: string): Words => ({
  from,
  en: { State: state, Message: english },
  'zh-CN': { State: state, Message: chinese },
});

export const OK = words(family, 0, 'OK', '成功');
export const WELCOME = words(documented, 0, 'register success', '注册成功');
export const UNKNOWN = words(family, 1000, 'The account does not exist', '账号不存在');
export const TAKEN = words(documented, 1001, 'User name has been register', '用户名已被注册');
export const NAMELESS = words(documented, 1003, 'The user name cannot be empty', '用户名不能为空');
export const WRONG_CODE = words(documented, 3700, 'verify code is wrong', '验证码错误');
export const OUTDATED = words(documented, 3701, 'The captcha has expired', '验证码已过期');
export const TOO_FREQUENT = words(ours, 3702, 'Too frequent, try again later', '操作过于频繁,请稍后再试');
export const BAD_NUMBER = words(ours, 3703, 'The phone number is not valid', '手机号码格式不正确');
export const BAD_PASSWORD = words(ours, 3704, 'The password does not meet the rules', '密码不符合要求');
export const WRONG_CREDENTIALS = words(ours, 3705, 'Login name or password is wrong', '用户名或密码错误');
export const INVALID = words(ours, 3706, 'Invalid parameter', '参数错误');
export const SIGN_IN_AGAIN = words(ours, 3707, 'Please log in again', '请重新登录');
export const BUSY = words(ours, 3799, 'The system is busy', '系统繁忙');

/** What goes wrong before a request is understood is answered in English. */
export const say = (said: Words, spoken: object): Said => said[languageOf(spoken) ?? 'en'];
