import { JSON_FORM, jsonCodec, jsonWhateverTheHeader, Password, Text, TextOrInteger } from '../../http';

/**
 * Codec of the dialect: reads JSON whatever the Content-Type, since web clients of this family label it as a form;
 * writes compact JSON.
 */
export const systemsCodec = jsonCodec(jsonWhateverTheHeader, [JSON_FORM]);

const username = { about: '用户名', example: 'demo' };

/** Request 一、发送短信: send a code by SMS. */
export class SendVerificationCodeRequest {
  @Text(username) username: string;
  /** Phone number: an integer in the source document, a string of digits in clients. */
  @TextOrInteger({ about: '手机号', example: '13800138000' }) mobile_phone: string;
}

/** Request 二、验证验证码: verify a code. */
export class MakeSureVerificationCodeRequest {
  @Text(username) username: string;
  @Text({ about: '验证码', example: '123456' }) verification_code: string;
}

/** Request 三、修改密码: change the password. */
export class ChangepasswdRequest {
  @Text(username) username: string;
  @Text({ about: '令牌', example: '*************' }) Verification_char: string;
  @Password({ about: '新密码 密码只支持英文字母和数字6~15位', example: 'Regained1' }) new_password: string;
}
