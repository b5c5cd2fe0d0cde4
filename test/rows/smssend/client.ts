import { CAPTCHA, type DialectRig } from '../../support/dialect-rig';

/** Everything that the dialect says, number and text. */
export const SAYS = {
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

export const doSend = (rig: DialectRig, mobile: string, type = RECOVER, more: Fields = {}) =>
  rig.form('/api/Smssend/doSend', { mobile, uuid: '', username: '', type, internationalCode: '+86', ...more });

export const checkImg = (rig: DialectRig, imgid: string, imgtype: string) =>
  rig.form('/api/user/checkImg', { imgid, imgtype });

let drawn = 0;

/** The fields of a request that answers a picture, which has just been drawn for `imgtype`. */
export async function captchaFor(rig: DialectRig, imgtype: string, imgcode = CAPTCHA) {
  const imgid = `picture ${String(drawn++)}`;
  await checkImg(rig, imgid, imgtype);
  return { imgid, imgtype, imgcode };
}

export const userExist = (rig: DialectRig, fields: Fields) => rig.form('/api/user/userExist', fields);

export const reg = (rig: DialectRig, fields: { mobile: string; mobilecode: string } & Fields) => {
  const username = `n${fields.mobile.replace('+', '')}`;
  const passwords = { pass: NEW_PASSWORD, passcheck: NEW_PASSWORD };
  const others = { internationalcode: '+86', country_code: 'CN', set_lang: 'zh-cn' };
  return rig.form('/api/user/reg', { username, ...passwords, ...others, ...fields });
};

export const reSetPass = (rig: DialectRig, mobile: string, code: string, more: Fields = {}) =>
  rig.form('/api/user/reSetPass', { mobile, code, newpass: NEW_PASSWORD, newpassck: NEW_PASSWORD, type: '2', ...more });

export const userLogin = (rig: DialectRig, fields: Fields) =>
  rig.form('/api/user/userLogin', { mobile: '', username: '', imgid: '', imgtype: 'login', imgcode: '', ...fields });

export const countryCode = (rig: DialectRig) => rig.form('/api/Systeminfo/CountryCode', {});

/** Somebody with a code in hand. */
export async function withCode(rig: DialectRig) {
  const person = await rig.someone();
  await doSend(rig, person.phone);
  return { ...person, code: await rig.code(person.phone) };
}

/** A registration's phone, and the code that it got. */
export async function registration(rig: DialectRig) {
  const mobile = rig.freePhone();
  await doSend(rig, mobile, REGISTER);
  return { mobile, mobilecode: await rig.code(mobile) };
}
