import { IntegerText, Text } from '../../wire';

/** 用户账号校验 */
export class CheckLoginRequest {
  /** 用户账号 */
  @Text() user_name: string;
}

/** 发送手机验证码 */
export class GetVerificationCodeRequest {
  /** 手机号 */
  @Text() phone: string;
  /** 验证码用途: 10004, and 1 where it is switched on. */
  @IntegerText() type: string;
}

/** 发送邮件找回密码 */
export class FindPasswordSendEmailRequest {
  /** 邮箱名称 */
  @Text() email: string;
  /** 图片验证码, which the guard has judged by now. */
  @Text() code: string;
}

const STAMP_DIGITS = 10;

/** 邮箱找回密码 */
export class FindEmailPasswordRequest {
  /** 签名 */
  @Text() token: string;
  /** 签名必须的时间戳, in seconds. */
  @IntegerText({ max: STAMP_DIGITS }) timestamp: string;
  /** 用户uid */
  @Text() uid: string;
  /** 用户新密码 */
  @Text() new_password: string;
}

/** 点击下一步校验手机验证码 */
export class ChechPhoneCodeRequest {
  /** 手机号 */
  @Text() phone: string;
  /** 手机验证码 */
  @Text() code: string;
}

/** 手机号找回密码 */
export class FindPasswordRequest {
  /** 手机号 */
  @Text() phone: string;
  /** 手机验证码 */
  @Text() code: string;
  /** 用户uid */
  @Text() uid: string;
  /** 用户新密码 */
  @Text() new_password: string;
}
