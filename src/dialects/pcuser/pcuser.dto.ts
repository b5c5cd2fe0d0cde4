import { PROOF_LENGTH } from '../../captcha';
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

/**
 * Codec of the dialect: reads a form, JSON or a query string, with `action` allowed in the URL beside a body; writes
 * compact JSON.
 */
export const pcuserCodec = jsonCodec(formJsonOrQuery('action'), [URLENCODED_FORM, JSON_FORM, MULTIPART_FORM], true);

const phone = { about: '手机号', example: '13800138001', lineBreaks: 'anywhere' } as const;
const phoneCode = { about: '手机验证码', example: '123456' };
const uid = { about: '用户uid' };
const newPassword = { about: '用户新密码', example: 'Regained2' };

/** Request 用户账号校验: check whether an account exists. */
export class CheckLoginRequest {
  @Text({ about: '用户账号', example: 'demo-pcuser' }) user_name: string;
}

/** Request 发送手机验证码: send a code by SMS. */
export class GetVerificationCodeRequest {
  @Text(phone) phone: string;
  /** Purpose of the code: 10004, and 1 where registration codes are enabled. */
  @IntegerText({ about: '验证码用途(固定为10004)', example: '10004' }) type: string;
}

/** Request 发送邮件找回密码: mail a link for a password reset. */
export class FindPasswordSendEmailRequest {
  @Text({ about: '邮箱名称', example: 'demo-pcuser@example.com' }) email: string;
  /** Answer to the captcha, which a guard verifies. */
  @Text({ about: '图片验证码', example: 'AB3CD', max: PROOF_LENGTH }) code: string;
}

const STAMP_DIGITS = 10;

/** Request 邮箱找回密码: reset the password with a mailed link. */
export class FindEmailPasswordRequest {
  @Text({ about: '签名' }) token: string;
  /** Time stamp of the link, in seconds since 1970. */
  @IntegerText({ about: '签名必须的时间戳', max: STAMP_DIGITS, example: '1700000000' }) timestamp: string;
  @Text(uid) uid: string;
  @Password(newPassword) new_password: string;
}

/** Request 点击下一步校验手机验证码: verify a code. */
export class ChechPhoneCodeRequest {
  @Text(phone) phone: string;
  @Code(phoneCode) code: EnteredCode;
}

/** Request 手机号找回密码: reset the password with a code. */
export class FindPasswordRequest {
  @Text(phone) phone: string;
  @Code(phoneCode) code: EnteredCode;
  @Text(uid) uid: string;
  @Password(newPassword) new_password: string;
}
