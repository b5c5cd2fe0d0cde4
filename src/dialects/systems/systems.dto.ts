import { Text, TextOrInteger } from '../../wire';

/** As long as a body: what is too long for a password has an answer of its own. */
const PASSWORD = { max: 16_384 };

/** 一、发送短信 */
export class SendVerificationCodeRequest {
  /** 用户名 */
  @Text() username: string;
  /** 手机号: an integer in the document, a string of digits in clients. */
  @TextOrInteger() mobile_phone: string;
}

/** 二、验证验证码 */
export class MakeSureVerificationCodeRequest {
  /** 用户名 */
  @Text() username: string;
  /** 验证码 */
  @Text() verification_code: string;
}

/** 三、修改密码 */
export class ChangepasswdRequest {
  /** 用户名 */
  @Text() username: string;
  /** 令牌 */
  @Text() Verification_char: string;
  /** 密码只支持英文字母和数字6~15位 */
  @Text(PASSWORD) new_password: string;
}
