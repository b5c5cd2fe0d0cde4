import { IsIn, ValidateIf } from 'class-validator';
import { IntegerText, OptionalText, Text } from '../../wire';

/** As long as a body: what is too long for a password has an answer of its own. */
const PASSWORD = { max: 16_384 };

const isNameless = ({ username }: { readonly username?: string }): boolean => username === undefined;

/** 用户短信发送接口 */
export class DoSendRequest {
  /** 手机号 含国际区号如+855 */
  @Text() mobile: string;
  /** 用户uuid, empty when registering. */
  @OptionalText() uuid?: string;
  /** 用户username, empty when registering. */
  @OptionalText() username?: string;
  /** 类型: 1 注册 2 找回密码 */
  @IsIn(['1', '2']) @IntegerText() type: '1' | '2';
  /** 国际区号 +86 +63 ... */
  @Text() internationalCode: string;
  @OptionalText() imgcode?: string;
  @OptionalText() imgid?: string;
  @OptionalText() imgtype?: string;
}

/** What a captcha is drawn for. */
export class CheckImgRequest {
  @Text() imgid: string;
  @IsIn(['login', 'reg', 'passw', 'cleardev']) @Text() imgtype: 'login' | 'reg' | 'passw' | 'cleardev';
}

/** A name, or else a phone. */
export class UserExistRequest {
  @ValidateIf(isNameless) @Text() mobile: string;
  @OptionalText() username?: string;
}

export class RegRequest {
  @OptionalText() internationalcode?: string;
  @Text() username: string;
  @Text() mobile: string;
  @Text() mobilecode: string;
  @OptionalText() country_code?: string;
  @Text(PASSWORD) pass: string;
  @Text(PASSWORD) passcheck: string;
  @OptionalText() set_lang?: string;
}

export class ReSetPassRequest {
  @Text() mobile: string;
  @Text() code: string;
  @Text(PASSWORD) newpass: string;
  @Text(PASSWORD) newpassck: string;
  /** 2, or empty. */
  @ValidateIf(({ type }: ReSetPassRequest) => Boolean(type))
  @IsIn(['2'])
  @IntegerText()
  type?: string;
}

/** A name, or else a phone: those who share one sign in by name. */
export class UserLoginRequest {
  @ValidateIf(isNameless) @Text() mobile: string;
  @Text(PASSWORD) pass: string;
  @OptionalText() username?: string;
  @OptionalText() imgid?: string;
  @OptionalText() imgtype?: string;
  @OptionalText() imgcode?: string;
}
