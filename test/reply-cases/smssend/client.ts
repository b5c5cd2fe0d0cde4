import { CAPTCHA, type ApiHarness } from '../../support/api-harness';

/** Number and text of every reply of the dialect. */
export const REPLIES = {
  done: [0, '成功'],
  badParameter: [10001, '参数错误'],
  badNumber: [10002, '手机号码格式错误'],
  unknown: [10003, '用户不存在'],
  taken: [10004, '用户已存在'],
  wrongCaptcha: [10005, '图形验证码错误'],
  wrongCode: [10006, '短信验证码错误'],
  outdatedCode: [10007, '短信验证码已过期'],
  badPassword: [10008, '密码格式错误'],
  passwordsDiffer: [10009, '两次密码不一致'],
  wrongCredentials: [10010, '账号或密码错误'],
  notServed: [10011, '该地区暂不支持短信'],
  codesTooOften: [10032, '短信认证过于频繁,请稍后再试'],
  tooOften: [10033, '操作过于频繁,请稍后再试'],
  outage: [10099, '系统繁忙,请稍后再试'],
} as const;

export const LANDLINE = '+861065529988';
export const WRONG = '000000';
export const NEW_PASSWORD = 'first programmer';
export const REGISTER = '1';
const RECOVER = '2';

type Fields = Readonly<Record<string, string>>;

export const doSend = (api: ApiHarness, mobile: string, type = RECOVER, more: Fields = {}) =>
  api.form('/api/Smssend/doSend', { mobile, uuid: '', username: '', type, internationalCode: '+86', ...more });

export const checkImg = (api: ApiHarness, imgid: string, imgtype: string) =>
  api.form('/api/user/checkImg', { imgid, imgtype });

let drawn = 0;

/** The fields of a request that answers a picture, which has just been drawn for `imgtype`. */
export async function captchaFor(api: ApiHarness, imgtype: string, imgcode = CAPTCHA) {
  const imgid = `picture ${String(drawn++)}`;
  await checkImg(api, imgid, imgtype);
  return { imgid, imgtype, imgcode };
}

export const userExist = (api: ApiHarness, fields: Fields) => api.form('/api/user/userExist', fields);

export const reg = (api: ApiHarness, fields: { mobile: string; mobilecode: string } & Fields) => {
  const username = `n${fields.mobile.replace('+', '')}`;
  const passwords = { pass: NEW_PASSWORD, passcheck: NEW_PASSWORD };
  const others = { internationalcode: '+86', country_code: 'CN', set_lang: 'zh-cn' };
  return api.form('/api/user/reg', { username, ...passwords, ...others, ...fields });
};

export const reSetPass = (api: ApiHarness, mobile: string, code: string, more: Fields = {}) =>
  api.form('/api/user/reSetPass', { mobile, code, newpass: NEW_PASSWORD, newpassck: NEW_PASSWORD, type: '2', ...more });

export const userLogin = (api: ApiHarness, fields: Fields) =>
  api.form('/api/user/userLogin', { mobile: '', username: '', imgid: '', imgtype: 'login', imgcode: '', ...fields });

export const countryCode = (api: ApiHarness) => api.form('/api/Systeminfo/CountryCode', {});

/** A new account and the code that it was sent. */
export async function withCode(api: ApiHarness) {
  const account = await api.newAccount();
  await doSend(api, account.phone);
  return { ...account, code: await api.code(account.phone) };
}

/** A registration's phone, and the code that it got. */
export async function registration(api: ApiHarness) {
  const mobile = api.freePhone();
  await doSend(api, mobile, REGISTER);
  return { mobile, mobilecode: await api.code(mobile) };
}
