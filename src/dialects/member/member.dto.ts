import { clr, type ClrType, dataContract, member, type RecordOf, required } from '../../http';

const WEB = 'ChinaTrainTickets.Web.Models';
const API = 'ChinaTrainTickets.Web.Areas.webApi.Models';

/** Enumeration of client kinds: only the web page is documented. */
const terminal = clr.enumeration(WEB, 'Terminal', { WEBPAGEEnum: 1 });

export const RESIDENT_CARD = 1;

/** Enumeration of identity documents: only the second-generation resident identity card is documented. */
const identityCardType = clr.enumeration(WEB, 'IdentityCardType', { TWOGENERATIONIDCARDEnum: RESIDENT_CARD });

const signedRequest = dataContract({
  namespace: WEB,
  name: 'ApiRequestBase',
  members: {
    terminal: member(terminal, '终端'),
    time_stamp: member(clr.string, '时间戳'),
    random: member(clr.int, '随机数'),
    sign: member(clr.string, '签名'),
  },
});

/** Members that every request body has: those of the signature. */
export type SignedRequest = RecordOf<typeof signedRequest>;

/** Request 找回密码发送验证码: send a code for a password reset. */
export const retrieveSendCodeRequest = dataContract({
  namespace: API,
  name: 'MemberRetrievePwdSendCodRequest',
  extends: signedRequest,
  members: {
    username: member(clr.string),
    phone_number: member(clr.string, '手机号码'),
    img_code: member(clr.string, '图片验证码'),
    client: member(clr.guid, '客户端唯一标识'),
  },
  checks: { username: required(), phone_number: required() },
});
export type RetrieveSendCodeRequest = RecordOf<typeof retrieveSendCodeRequest>;

/**
 * Request 找回密码——修改密码: reset the password. `code` is the code that was sent to the phone, contrary to the source
 * document.
 */
export const retrieveUpdateRequest = dataContract({
  namespace: API,
  name: 'MemberRetrievePwdUpdateRequest',
  extends: signedRequest,
  members: {
    username: member(clr.string),
    code: member(clr.string, '图片验证码'),
    new_password: member(clr.string, '新密码'),
  },
  checks: { username: required(), code: required(), new_password: required() },
});
export type RetrieveUpdateRequest = RecordOf<typeof retrieveUpdateRequest>;

/** Request 注册发送验证码: send a code for a registration. */
export const signupSendCodeRequest = dataContract({
  namespace: API,
  name: 'MemberSendCodeRequest',
  extends: signedRequest,
  members: {
    phone_number: member(clr.string, '手机号码'),
    img_code: member(clr.string, '图片验证码'),
    client: member(clr.guid, '客户端唯一标识'),
  },
  checks: { phone_number: required() },
});
export type SignupSendCodeRequest = RecordOf<typeof signupSendCodeRequest>;

/** Request 验证手机验证码(APP专用): verify a code (for apps only). */
export const validCodeRequest = dataContract({
  namespace: API,
  name: 'ValidCodeRequest',
  extends: signedRequest,
  members: { phone_number: member(clr.string, '手机号码'), code: member(clr.string, '短信验证码') },
  checks: { phone_number: required(), code: required() },
});
export type ValidCodeRequest = RecordOf<typeof validCodeRequest>;

/** Request 会员注册: register a member. */
export const memberRequest = dataContract({
  namespace: API,
  name: 'MemberRequest',
  extends: signedRequest,
  members: {
    username: member(clr.string, '用户名'),
    password: member(clr.string, '密码'),
    name: member(clr.string, '姓名'),
    identity_card_type: member(identityCardType, '身份证件类型'),
    identity_card_number: member(clr.string, '身份证件号'),
    email: member(clr.string, '邮箱'),
    phone_number: member(clr.string, '电话号码'),
    code: member(clr.string, '短信验证码'),
  },
  checks: { username: required(), password: required(), phone_number: required(), code: required() },
});
export type MemberRequest = RecordOf<typeof memberRequest>;

/** Request 会员登录: sign in. */
export const memberLoginRequest = dataContract({
  namespace: API,
  name: 'MemberLoginRequest',
  extends: signedRequest,
  members: {
    username: member(clr.string, '用户名'),
    password: member(clr.string, '密码'),
    verification_code: member(clr.string, '验证码'),
  },
  checks: { username: required(), password: required() },
});
export type MemberLoginRequest = RecordOf<typeof memberLoginRequest>;

/** Request 图片验证码: the query string that asks for a captcha picture. */
export const imgCodeQuery = dataContract({
  namespace: API,
  name: 'MemberImgCodeRequest',
  members: { client: member(clr.guid, '客户端唯一标识') },
});
export type ImgCodeQuery = RecordOf<typeof imgCodeQuery>;

const apiResult = <T extends ClrType>(data: T) =>
  dataContract({
    namespace: API,
    name: 'ApiResult',
    of: [data],
    members: { code: member(clr.int), message: member(clr.string), data: member(data) },
  });

const memberSendCodeResponse = dataContract({
  namespace: API,
  name: 'MemberSendCodeResponse',
  members: { state: member(clr.string) },
});

const memberLoginResponse = dataContract({
  namespace: API,
  name: 'MemberLoginResponse',
  members: { token: member(clr.string), email: member(clr.string) },
});

export const sendCodeResult = apiResult(memberSendCodeResponse);
export type SendCodeResult = RecordOf<typeof sendCodeResult>;
export const loginResult = apiResult(memberLoginResponse);
export type LoginResult = RecordOf<typeof loginResult>;
export const textResult = apiResult(clr.string);
export type TextResult = RecordOf<typeof textResult>;
export const truthResult = apiResult(clr.boolean);
export type TruthResult = RecordOf<typeof truthResult>;
