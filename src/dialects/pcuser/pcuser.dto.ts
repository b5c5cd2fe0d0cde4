import type { EnteredCode } from '../../common';
import {
  Code,
  formJsonOrQuery,
  IntegerText,
  JSON_FORM,
  jsonCodec,
  MULTIPART_FORM,
  Password,
  Text,
  URLENCODED_FORM,
} from '../../http';

/** A form, JSON or a query string in, with `action` allowed in the URL beside a body; compact JSON out. */
export const pcuserCodec = jsonCodec(formJsonOrQuery('action'), [URLENCODED_FORM, JSON_FORM, MULTIPART_FORM], true);

const phone = { about: '手机号', example: '13800138000', lineBreaks: 'anywhere' } as const;
const phoneCode = { about: '手机验证码', example: '123456' };
const uid = { about: '用户uid' };
const newPassword = { about: '用户新密码', example: 'Regained2' };

/** 用户账号校验 */
export class CheckLoginRequest {
  @Text({ about: '用户账号', example: 'demo' }) user_name: string;
}

/** 发送手机验证码 */
export class GetVerificationCodeRequest {
  @Text(phone) phone: string;
  /** 10004, and 1 where it is switched on. */
  @IntegerText({ about: '验证码用途(固定为10004)', example: '10004' }) type: string;
}

/** 发送邮件找回密码 */
export class FindPasswordSendEmailRequest {
  @Text({ about: '邮箱名称', example: 'demo@example.com' }) email: string;
  /** Verified by the captcha guard. */
  @Text({ about: '图片验证码', example: 'AB3CD' }) code: string;
}

const STAMP_DIGITS = 10;

/** 邮箱找回密码 */
export class FindEmailPasswordRequest {
  @Text({ about: '签名' }) token: string;
  /** In seconds. */
  @IntegerText({ about: '签名必须的时间戳', max: STAMP_DIGITS, example: '1700000000' }) timestamp: string;
  @Text(uid) uid: string;
  @Password(newPassword) new_password: string;
}

/** 点击下一步校验手机验证码 */
export class ChechPhoneCodeRequest {
  @Text(phone) phone: string;
  @Code(phoneCode) code: EnteredCode;
}

/** 手机号找回密码 */
export class FindPasswordRequest {
  @Text(phone) phone: string;
  @Code(phoneCode) code: EnteredCode;
  @Text(uid) uid: string;
  @Password(newPassword) new_password: string;
}
