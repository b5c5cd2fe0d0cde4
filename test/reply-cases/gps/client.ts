import { type Fields, type Format, leavesOf, postContract } from '../../support/contract-bodies';
import type { ApiHarness } from '../../support/api-harness';
import type { Answer } from '../../support/http-client';

/** Number and text of every reply of the dialect, in English. */
export const REPLIES = {
  done: [0, 'OK'],
  welcome: [0, 'register success'],
  unknown: [1000, 'The account does not exist'],
  taken: [1001, 'User name has been register'],
  nameless: [1003, 'The user name cannot be empty'],
  wrongCode: [3700, 'verify code is wrong'],
  outdated: [3701, 'The captcha has expired'],
  tooOften: [3702, 'Too frequent, try again later'],
  badNumber: [3703, 'The phone number is not valid'],
  badPassword: [3704, 'The password does not meet the rules'],
  wrongCredentials: [3705, 'Login name or password is wrong'],
  badParameter: [3706, 'Invalid parameter'],
  signInAgain: [3707, 'Please log in again'],
  outage: [3799, 'The system is busy'],
} as const;

export const NEW_PASSWORD = 'first programmer';
export const LANDLINE = '+861065529988';
export const REGISTER = 1;
export const RETRIEVE = 2;
export const CHANGE = 3;

const NAMESPACE = 'NewGPS2012.AppApi.Models.ParModel';
const BASE = ['AppId', 'Language', 'Token'];
const SHAPES = {
  CheckVaildateCodeByUser: { root: 'CheckVaildateModel', base: [] },
  SendSMSCode: { root: 'SendSMSModel', base: BASE },
  CheckUser: { root: 'CheckUserModel', base: BASE },
  RegisterNeedSMSCode: { root: 'RegisterModel', base: [] },
  ChangePasswordNeedSMSCode: { root: 'ChangePasswordModel', base: BASE },
  Login: { root: 'LoginModel', base: [] },
} as const;

export type Call = keyof typeof SHAPES;

/** Calls as clients do, in JSON unless another format is named. */
export const call = (api: ApiHarness, name: Call, fields: Fields, format: Format = 'json'): Promise<Answer> =>
  postContract(api, `/api/User/${name}`, fields, { format, shape: { ...SHAPES[name], namespace: NAMESPACE } });

/** The leaves of an answer, and whether they are there at all. */
export const stateOf = (answer: Answer): string => String(leavesOf(answer)['State']);

export const send = (api: ApiHarness, phone: string, sense = RETRIEVE, more: Fields = {}, format: Format = 'json') =>
  call(api, 'SendSMSCode', { Phone: phone, VildateSence: sense, Language: '', AppId: '', ...more }, format);

export const check = (api: ApiHarness, type: number, login: string, code: string, more: Fields = {}) =>
  call(api, 'CheckVaildateCodeByUser', { Type: type, LoginName: login, SMSCode: code, ...more });

export const register = (api: ApiHarness, login: string, code: string, more: Fields = {}) =>
  call(api, 'RegisterNeedSMSCode', { LoginName: login, SMSCode: code, Password: NEW_PASSWORD, ...more });

export const change = (api: ApiHarness, login: string, more: Fields) =>
  call(api, 'ChangePasswordNeedSMSCode', { LoginName: login, NewPass: NEW_PASSWORD, ...more });

export const signIn = (api: ApiHarness, name: string, password: string, more: Fields = {}) =>
  call(api, 'Login', { Name: name, Pass: password, LoginType: 0, Version: 1, ...more });

/** The AccessToken of an answer. */
export const tokenOf = (answer: Answer): string => leavesOf(answer)['AccessToken'] ?? '';

/** A new account and the code that it was sent. */
export async function withCode(api: ApiHarness) {
  const account = await api.newAccount();
  await send(api, account.phone);
  return { ...account, code: await api.code(account.phone) };
}

/** A new account, its session, and a code to change its password. */
export async function signedIn(api: ApiHarness) {
  const account = await api.newAccount();
  const session = tokenOf(await signIn(api, account.username, account.password));
  await send(api, account.phone, RETRIEVE, { Token: session });
  return { ...account, session, code: await api.code(account.phone) };
}

/** A registration's phone, and the code that it got. */
export async function registration(api: ApiHarness) {
  const phone = api.freePhone();
  await send(api, phone, REGISTER);
  return { phone, code: await api.code(phone) };
}
