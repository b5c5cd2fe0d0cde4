import { signature } from '../../../test/reply-cases/member/client';
import type { WireRequest } from './kept-connection';

type Fields = Readonly<Record<string, string | number>>;

const FORM = 'application/x-www-form-urlencoded';
const PASSWORD = 'Another1Password';

const json = (path: string, fields: Fields): WireRequest => ({
  path,
  body: JSON.stringify(fields),
  headers: { 'content-type': 'application/json' },
});

const form = (path: string, fields: Fields): WireRequest => ({
  path,
  body: new URLSearchParams(
    Object.entries(fields).map(([name, value]): [string, string] => [name, String(value)]),
  ).toString(),
  headers: { 'content-type': FORM, accept: 'application/json' },
});

/** Requests of the systems dialect. */
export const systems = {
  send: (username: string, phone: string) => json('/Systems/sendVerificationCode', { username, mobile_phone: phone }),
  verify: (username: string, code: string) =>
    json('/Systems/makeSureVerificationCode', { username, verification_code: code }),
  change: (username: string, ticket: string) =>
    json('/Systems/changepasswd', { username, Verification_char: ticket, new_password: 'Hopper1906' }),
};

/** Requests of the pcuser dialect. */
export const pcuser = {
  exists: (username: string) => form('/pcuser-tologin', { action: 'check_login', user_name: username }),
  send: (phone: string) => form('/pcuser-tologin', { action: 'get_verification_code', phone, type: '10004' }),
  sendRegistration: (phone: string) => form('/pcuser-tologin', { action: 'get_verification_code', phone, type: '1' }),
  verify: (phone: string, code: string) => form('/pcuser-find-password', { action: 'chech_phone_code', phone, code }),
  reset: (phone: string, code: string, uid: string) =>
    form('/pcuser-find-password', { action: 'find_password', phone, code, uid, new_password: PASSWORD }),
};

const CHINA = { internationalCode: '+86' };

/** Requests of the smssend dialect. */
export const smssend = {
  exists: (username: string) => form('/api/user/userExist', { username, mobile: '' }),
  send: (mobile: string, more: Fields = {}) =>
    form('/api/Smssend/doSend', { mobile, type: '2', uuid: '', username: '', ...CHINA, ...more }),
  reset: (mobile: string, code: string) =>
    form('/api/user/reSetPass', { mobile, code, newpass: PASSWORD, newpassck: PASSWORD, type: '2' }),
  register: (username: string, mobile: string, code: string) =>
    form('/api/user/reg', { username, mobile, mobilecode: code, pass: PASSWORD, passcheck: PASSWORD }),
  signIn: (login: Fields) => form('/api/user/userLogin', { mobile: '', username: '', pass: PASSWORD, ...login }),
};

/** Values of the fields of the gps dialect that say what a code is for. */
const [REGISTER, RECOVER] = [1, 2];
const gpsCall = (call: string, fields: Fields): WireRequest =>
  json(`/api/User/${call}`, { Language: 'en', AppId: '', ...fields });

/** Requests of the gps dialect. */
export const gps = {
  exists: (username: string) => gpsCall('CheckUser', { LoginName: username }),
  send: (phone: string) => gpsCall('SendSMSCode', { Phone: phone, VildateSence: RECOVER }),
  sendRegistration: (phone: string) => gpsCall('SendSMSCode', { Phone: phone, VildateSence: REGISTER }),
  verify: (login: string, code: string) =>
    gpsCall('CheckVaildateCodeByUser', { Type: RECOVER, LoginName: login, SMSCode: code }),
  verifyRegistration: (phone: string, code: string) =>
    gpsCall('CheckVaildateCodeByUser', { Type: REGISTER, LoginName: phone, SMSCode: code }),
  reset: (login: string, code: string) =>
    gpsCall('ChangePasswordNeedSMSCode', { LoginName: login, SMSCode: code, NewPass: PASSWORD }),
  resetByTicket: (login: string, token: string) =>
    gpsCall('ChangePasswordNeedSMSCode', { LoginName: login, Token: token, NewPass: PASSWORD }),
  signIn: (login: string) => gpsCall('Login', { Name: login, Pass: PASSWORD, LoginType: 0, Version: 1 }),
};

const memberCall = (call: string, fields: Fields): WireRequest =>
  form(`/api/member/${call}`, { ...fields, terminal: 1, ...signature() });

/** Requests of the member dialect; sends take the solved captcha of a client. */
export const member = {
  send: (username: string, phone: string, captcha: Fields) =>
    memberCall('retrievepwd/sendcode', { username, phone_number: phone, ...captcha }),
  sendRegistration: (phone: string, captcha: Fields) =>
    memberCall('signup/sendcode', { phone_number: phone, ...captcha }),
  verifyRegistration: (phone: string, code: string) => memberCall('signup/validcode', { phone_number: phone, code }),
  reset: (username: string, code: string) =>
    memberCall('retrievepwd/updatepwd', { username, code, new_password: PASSWORD }),
  signIn: (username: string) => memberCall('login', { username, password: PASSWORD, verification_code: '' }),
};

const challenge = (purpose: string, who: Fields): WireRequest =>
  json('/v1/challenges', { purpose, channel: 'sms', ...who });

/** Requests of /v1; `id` is that of a challenge. */
export const v1 = {
  send: (who: Fields) => challenge('recover', who),
  sendSignIn: (who: Fields) => challenge('sign-in', who),
  sendRegistration: (phone: string) => challenge('register', { phone }),
  resend: (id: string) => json(`/v1/challenges/${id}/resend`, {}),
  state: (id: string): WireRequest => ({ method: 'GET', path: `/v1/challenges/${id}`, body: '', headers: {} }),
  verify: (id: string, code: string) => json(`/v1/challenges/${id}/verify`, { code }),
  signIn: (identifier: string) => json('/v1/sessions', { identifier, password: PASSWORD }),
};
