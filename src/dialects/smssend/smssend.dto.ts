import { PROOF_LENGTH } from '../../captcha';
import type { EnteredCode } from '../../common';
import {
  Code,
  formOrJsonBesideQuery,
  IntegerText,
  JSON_FORM,
  jsonCodec,
  MULTIPART_FORM,
  OptionalText,
  Password,
  Text,
  URLENCODED_FORM,
} from '../../http';

/** Codec of the dialect: reads a form or JSON, and fields of the query beside it; writes compact JSON. */
export const smssendCodec = jsonCodec(formOrJsonBesideQuery, [URLENCODED_FORM, JSON_FORM, MULTIPART_FORM]);

const mobile = { about: '手机号 含国际区号如+855', example: '+8613800138002', lineBreaks: 'anywhere' } as const;
const callingCode = { about: '国际区号 +86 +63 ...', example: '+86', lineBreaks: 'anywhere' } as const;
const username = { about: '用户username', example: 'demo-smssend' };
const smsCode = { about: '短信验证码', example: '123456' };
const password = { about: '密码', example: 'Regained3' };
const passwordAgain = { about: '确认密码', example: 'Regained3' };
const picture = {
  imgcode: { about: '图形验证码', max: PROOF_LENGTH },
  imgid: { about: '图形验证码标识' },
  imgtype: { about: '图形验证码用途' },
};

/** Request 用户短信发送接口: send a code by SMS. */
export class DoSendRequest {
  @Text(mobile) mobile: string;
  @OptionalText({ about: '用户uuid 注册没有请留空,部分接口必传', example: '' }) uuid?: string;
  @OptionalText({ about: '用户username,部分接口必传 注册没有请留空', example: '' }) username?: string;
  @IntegerText({ about: '类型 1 注册 2 找回密码 ...', oneOf: ['1', '2'], example: '2' }) type: '1' | '2';
  @Text(callingCode) internationalCode: string;
  @OptionalText(picture.imgcode) imgcode?: string;
  @OptionalText(picture.imgid) imgid?: string;
  @OptionalText(picture.imgtype) imgtype?: string;
}

/** Request for a captcha picture: the client, and the call for which the captcha is needed. */
export class CheckImgRequest {
  @Text({ ...picture.imgid, example: 'c395c016ad85' }) imgid: string;
  @Text({ ...picture.imgtype, oneOf: ['login', 'reg', 'passw', 'cleardev'], example: 'passw' }) imgtype:
    'login' | 'reg' | 'passw' | 'cleardev';
}

/** Request about an account, named by its user name, or else by its phone. */
export class UserExistRequest {
  @Text({ ...mobile, unless: 'username' }) mobile: string;
  @OptionalText(username) username?: string;
}

export class RegRequest {
  @OptionalText(callingCode) internationalcode?: string;
  @Text({ ...username, example: 'ada' }) username: string;
  @Text({ ...mobile, example: '+8613900139000' }) mobile: string;
  @Code(smsCode) mobilecode: EnteredCode;
  @OptionalText({ about: '国家代码' }) country_code?: string;
  @Password(password) pass: string;
  @Password(passwordAgain) passcheck: string;
  @OptionalText({ about: '语言' }) set_lang?: string;
}

export class ReSetPassRequest {
  @Text(mobile) mobile: string;
  @Code(smsCode) code: EnteredCode;
  @Password({ ...password, about: '新密码' }) newpass: string;
  @Password(passwordAgain) newpassck: string;
  @IntegerText({ about: '类型 2 找回密码', oneOf: ['2'], optional: true, example: '2' }) type?: string;
}

/** Request to sign in by user name, or else by phone; accounts that share a phone sign in by name. */
export class UserLoginRequest {
  @Text({ ...mobile, unless: 'username' }) mobile: string;
  @Password({ ...password, example: 'Demo12345' }) pass: string;
  @OptionalText(username) username?: string;
  @OptionalText(picture.imgid) imgid?: string;
  @OptionalText(picture.imgtype) imgtype?: string;
  @OptionalText(picture.imgcode) imgcode?: string;
}
