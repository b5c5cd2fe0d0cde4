import {
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

/** A urlencoded or multipart form, or JSON, with further fields in the query, in; compact JSON out. */
export const smssendCodec = jsonCodec(formOrJsonBesideQuery, [URLENCODED_FORM, JSON_FORM, MULTIPART_FORM]);

const mobile = { about: '手机号 含国际区号如+855', example: '+8613800138000' };
const callingCode = { about: '国际区号 +86 +63 ...', example: '+86' };
const username = { about: '用户username', example: 'demo' };
const smsCode = { about: '短信验证码', example: '123456' };
const password = { about: '密码', example: 'Regained3' };
const passwordAgain = { about: '确认密码', example: 'Regained3' };
const picture = {
  imgcode: { about: '图形验证码' },
  imgid: { about: '图形验证码标识' },
  imgtype: { about: '图形验证码用途' },
};

/** 用户短信发送接口 */
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

/** The client that draws a captcha, and the call that it is for. */
export class CheckImgRequest {
  @Text({ ...picture.imgid, example: 'c395c016ad85' }) imgid: string;
  @Text({ ...picture.imgtype, oneOf: ['login', 'reg', 'passw', 'cleardev'], example: 'passw' }) imgtype:
    'login' | 'reg' | 'passw' | 'cleardev';
}

/** Account by its user name, or else its phone. */
export class UserExistRequest {
  @Text({ ...mobile, unless: 'username' }) mobile: string;
  @OptionalText(username) username?: string;
}

export class RegRequest {
  @OptionalText(callingCode) internationalcode?: string;
  @Text({ ...username, example: 'ada' }) username: string;
  @Text({ ...mobile, example: '+8613900139000' }) mobile: string;
  @Text(smsCode) mobilecode: string;
  @OptionalText({ about: '国家代码' }) country_code?: string;
  @Password(password) pass: string;
  @Password(passwordAgain) passcheck: string;
  @OptionalText({ about: '语言' }) set_lang?: string;
}

export class ReSetPassRequest {
  @Text(mobile) mobile: string;
  @Text(smsCode) code: string;
  @Password({ ...password, about: '新密码' }) newpass: string;
  @Password(passwordAgain) newpassck: string;
  @IntegerText({ about: '类型 2 找回密码', oneOf: ['2'], optional: true, example: '2' }) type?: string;
}

/** Login by user name, or else by phone; accounts that share a phone sign in by name. */
export class UserLoginRequest {
  @Text({ ...mobile, unless: 'username' }) mobile: string;
  @Password({ ...password, example: 'Demo12345' }) pass: string;
  @OptionalText(username) username?: string;
  @OptionalText(picture.imgid) imgid?: string;
  @OptionalText(picture.imgtype) imgtype?: string;
  @OptionalText(picture.imgcode) imgcode?: string;
}
