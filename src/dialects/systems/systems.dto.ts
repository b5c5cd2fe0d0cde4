import type { EnteredCode } from '../../common';
import { Code, JSON_FORM, jsonCodec, jsonWhateverTheHeader, Password, Text, TextOrInteger } from '../../http';

/** JSON in, whatever the header says: web clients of this family post it as a form. Compact JSON out. */
export const systemsCodec = jsonCodec(jsonWhateverTheHeader, [JSON_FORM]);

const username = { about: '用户名', example: 'demo' };

/** 一、发送短信 */
export class SendVerificationCodeRequest {
  @Text(username) username: string;
  /** An integer in the document, a string of digits in clients. */
  @TextOrInteger({ about: '手机号', example: '13800138000', lineBreaks: 'anywhere' }) mobile_phone: string;
}

/** 二、验证验证码 */
export class MakeSureVerificationCodeRequest {
  @Text(username) username: string;
  @Code({ about: '验证码', example: '123456' }) verification_code: EnteredCode;
}

/** 三、修改密码 */
export class ChangepasswdRequest {
  @Text(username) username: string;
  @Text({ about: '令牌', example: '*************' }) Verification_char: string;
  @Password({ about: '新密码 密码只支持英文字母和数字6~15位', example: 'Regained1' }) new_password: string;
}
