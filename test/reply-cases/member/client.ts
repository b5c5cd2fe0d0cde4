import { createHash, createHmac } from 'node:crypto';
import { type Fields, type Format, leavesOf, postContract } from '../../support/contract-bodies';
import { CAPTCHA, type ApiHarness } from '../../support/api-harness';
import type { Answer } from '../../support/http-client';

/** Number and text of every reply of the dialect. */
export const REPLIES = {
  sent: [1, '验证码已发送'],
  done: [1, '成功'],
  badParameter: [2, '参数错误'],
  wrongSignature: [3, '签名错误'],
  tooLate: [4, '请求已过期'],
  wrongCaptcha: [5, '图片验证码错误'],
  oldCaptcha: [6, '图片验证码已过期'],
  unknown: [7, '用户不存在'],
  mismatch: [8, '手机号与账号不匹配'],
  sendsTooOften: [9, '发送过于频繁,请稍后再试'],
  wrongCode: [10, '短信验证码错误'],
  outdatedCode: [11, '短信验证码已过期'],
  shortPassword: [12, '密码不符合要求:至少8个字符'],
  taken: [13, '用户名或手机号已被注册'],
  wrongCredentials: [14, '用户名或密码错误'],
  badNumber: [15, '手机号码格式不正确'],
  tooOften: [16, '操作过于频繁,请稍后再试'],
  outage: [99, '系统繁忙,请稍后再试'],
} as const;

export const KEY = 'dev-sign-key';
export const NEW_PASSWORD = 'first programmer';
export const LANDLINE = '+861065529988';
export const CARD = '11010519491231002X';

const WEB = 'ChinaTrainTickets.Web.Models';
const API = 'ChinaTrainTickets.Web.Areas.webApi.Models';
const SIGNED = ['random', 'sign', 'terminal', 'time_stamp'];
const ROOTS = {
  'retrievepwd/sendcode': 'MemberRetrievePwdSendCodRequest',
  'retrievepwd/updatepwd': 'MemberRetrievePwdUpdateRequest',
  'signup/sendcode': 'MemberSendCodeRequest',
  'signup/validcode': 'ValidCodeRequest',
  signup: 'MemberRequest',
  login: 'MemberLoginRequest',
} as const;

export type Call = keyof typeof ROOTS;

let requests = 0;

/** The four fields that sign a request, by the clock of this machine unless a time is given. */
export function signature(key = KEY, at = Date.now()): { time_stamp: string; random: number; sign: string } {
  const timestamp = new Date(at).toISOString().replace(/\D/g, '').slice(0, 14);
  const random = 10_000 + requests++;
  const text = `random=${String(random)}&timestamp=${timestamp}&terminal=1`;
  const digest = createHash('md5').update(text).digest('hex');
  return { time_stamp: timestamp, random, sign: createHmac('sha256', key).update(digest).digest('hex') };
}

interface Manner {
  readonly format?: Format;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Calls as the page's own client does; fields may replace the signature. */
export function call(api: ApiHarness, name: Call, fields: Fields, { format = 'form', headers = {} }: Manner = {}) {
  const terminal = format === 'xml' ? 'WEBPAGEEnum' : 1;
  const shape = { root: ROOTS[name], namespace: API, base: SIGNED, baseNamespace: WEB };
  const all = { ...fields, terminal, ...signature(), ...replaced(fields) };
  return postContract(api, `/api/member/${name}`, all, { format, shape, headers });
}

const replaced = (fields: Fields): Fields =>
  Object.fromEntries(Object.entries(fields).filter(([name]) => SIGNED.includes(name)));

/** `code message` of an answer. */
export const said = (answer: Answer): string => {
  const { code, message } = leavesOf(answer);
  return `${String(code)} ${String(message)}`;
};

let clients = 0;

/** The fields that answer a picture, which has just been drawn. */
export async function captcha(api: ApiHarness, answer = CAPTCHA): Promise<{ client: string; img_code: string }> {
  const client = `c395c016-ad85-40d9-963b-${String(clients++).padStart(12, '0')}`;
  await api.client.get(`/api/member/imgcode?client=${client}`);
  return { client, img_code: answer };
}

/** Asks for a code to a member's phone. */
export const sendCode = async (api: ApiHarness, username: string, phone: string, manner: Manner = {}) =>
  call(api, 'retrievepwd/sendcode', { username, phone_number: phone, ...(await captcha(api)) }, manner);

/** Asks for a code to a registration's phone. */
export const sendSignupCode = async (api: ApiHarness, phone: string, manner: Manner = {}) =>
  call(api, 'signup/sendcode', { phone_number: phone, ...(await captcha(api)) }, manner);

export const updatePassword = (api: ApiHarness, fields: Fields, manner: Manner = {}) =>
  call(api, 'retrievepwd/updatepwd', { new_password: NEW_PASSWORD, ...fields }, manner);

export const signup = (api: ApiHarness, fields: Fields, manner: Manner = {}) =>
  call(api, 'signup', { password: NEW_PASSWORD, ...fields }, manner);

export const login = (api: ApiHarness, username: string, password: string, manner: Manner = {}) =>
  call(api, 'login', { username, password, verification_code: '' }, manner);

/** A new account and the code that it was sent. */
export async function withCode(api: ApiHarness) {
  const account = await api.newAccount();
  await sendCode(api, account.username, account.phone);
  return { ...account, code: await api.code(account.phone) };
}

/** A registration's phone, name and code. */
export async function registration(api: ApiHarness) {
  const phone = api.freePhone();
  await sendSignupCode(api, phone);
  return { phone_number: phone, username: `n${phone.slice(1)}`, code: await api.code(phone) };
}
