import { CAPTCHA, type ApiHarness } from '../../support/api-harness';
import { other } from '../other-code';

/** Number and text of every reply of the dialect. */
export const REPLIES = {
  known: [0, ''],
  unknown: [1, '该用户不存在!'],
  taken: [1, '该用户已存在!'],
  codeSent: [0, '短信验证码获取成功!'],
  badPhone: [1, '手机号格式不对!'],
  badPurpose: [1, '验证码用途错误!'],
  shared: [1, '该手机号绑定了多个账号,请联系客服!'],
  notServed: [1, '该地区暂不支持短信!'],
  codesTooOften: [1, '短信发送过于频繁,请稍后再试!'],
  switchedOff: [1, '未开通短信功能!'],
  mailSent: [0, '邮件已发送,请登入邮箱激活!'],
  wrongCaptcha: [15008, '验证码错误'],
  badEmail: [15009, '邮箱格式不对!'],
  unknownEmail: [15010, '没有找到该用户!'],
  changed: [0, '您的密码已经更改!'],
  illegal: [15007, '违法请求!'],
  late: [15008, '超时!'],
  badPasswordByMail: [15005, '密码格式不对!'],
  badPassword: [115008, '密码格式不对!'],
  wrongCode: [15010, '验证码错误!'],
  outdatedCode: [15011, '验证码过期!'],
  tooOften: [1, '操作过于频繁,请稍后再试!'],
  outage: [1, '系统繁忙,请稍后再试!'],
  noSuchCall: [1, '接口名错误!'],
} as const;

export const LANDLINE = '+861065529988';
export const WRONG = '000000';
export const NEW_PASSWORD = 'first programmer';

type Link = Awaited<ReturnType<ApiHarness['link']>>;

export const checkLogin = (api: ApiHarness, username: string) =>
  api.form('/pcuser-tologin', { action: 'check_login', user_name: username });

export const sendCode = (api: ApiHarness, phone: string, type = '10004') =>
  api.form('/pcuser-tologin', { action: 'get_verification_code', phone, type });

/** The Cookie header of a browser that has just been shown a picture. */
export async function drawCaptcha(api: ApiHarness, cookie?: string): Promise<string> {
  const { headers } = await api.client.get('/pcuser-captcha', cookie === undefined ? {} : { cookie });
  return headers['set-cookie']?.[0]?.split(';')[0] ?? cookie ?? '';
}

export async function sendEmail(api: ApiHarness, email: string, code = CAPTCHA) {
  const cookie = await drawCaptcha(api);
  return api.form('/pcuser-find-password', { action: 'find_password_send_email', email, code }, { cookie });
}

export const resetByMail = (
  api: ApiHarness,
  { token, timestamp, uid }: Omit<Link, 'address'>,
  password = NEW_PASSWORD,
) => api.form('/user', { action: 'find_email_password', token, timestamp, uid, new_password: password });

export const checkCode = (api: ApiHarness, phone: string, code: string) =>
  api.form('/pcuser-find-password', { action: 'chech_phone_code', phone, code });

export const reset = (api: ApiHarness, proof: { phone: string; code: string; uid: string }, password = NEW_PASSWORD) =>
  api.form('/pcuser-find-password', { action: 'find_password', ...proof, new_password: password });

/** A new account and the code that it was sent. */
export async function withCode(api: ApiHarness) {
  const account = await api.newAccount();
  await sendCode(api, account.phone);
  return { ...account, uid: account.id, code: await api.code(account.phone) };
}

/** A new account and the parameters of the link that it was mailed. */
export async function withLink(api: ApiHarness) {
  const account = await api.newAccount();
  await sendEmail(api, account.email);
  return { ...account, link: await api.link(account.email) };
}

/** Five wrong guesses, which is as many as a code stands. */
export async function exhaust(api: ApiHarness, phone: string, code: string): Promise<void> {
  for (let guess = 0; guess < 5; guess++) await checkCode(api, phone, other(code));
}
