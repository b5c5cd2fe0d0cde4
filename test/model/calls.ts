import type { TestAccount } from '../support/accounts';
import type { ApiHarness } from '../support/api-harness';
import type { Answer } from '../support/http-client';
import { Typist } from '../support/typed-spellings';
import * as gps from '../reply-cases/gps/client';
import * as member from '../reply-cases/member/client';
import * as pcuser from '../reply-cases/pcuser/client';
import * as smssend from '../reply-cases/smssend/client';
import * as systems from '../reply-cases/systems/client';
import type { Reply } from './recovery-model';

export type Dialect = 'member' | 'systems' | 'pcuser' | 'gps' | 'smssend';

/** Reply with the token that it contains: of a ticket, or of a session. */
export interface Answered {
  /** A {@link Reply}, or the text of an answer that is none. */
  readonly reply: string;
  readonly token?: string | undefined;
}

/** One call by one account, at one application, in one spelling of name, number and code. */
export interface Call {
  readonly api: ApiHarness;
  readonly account: TestAccount;
  readonly spelling: number;
}

const FORMATS = ['json', 'xml', 'form'] as const;
const formatOf = ({ spelling }: Call) => FORMATS[spelling % FORMATS.length] ?? 'json';

const wide = (text: string): string =>
  text.replace(/[!-~]/g, (each) => String.fromCharCode(each.charCodeAt(0) + 0xfee0));
const nameOf = ({ account: { username }, spelling }: Call): string =>
  [username, username.toUpperCase(), username.toLowerCase(), wide(username)][spelling % 4] ?? username;
const phoneOf = ({ account, spelling }: Call): string => new Typist(spelling).phone(account.phone);
const loginOf = (call: Call): string => (call.spelling % 2 === 0 ? nameOf(call) : call.account.phone);
const typed = ({ spelling }: Call, code: string): string =>
  spelling % 5 === 0 ? new Typist(spelling).code(code) : code;

export const sendBy: Readonly<Record<Dialect, (call: Call) => Promise<Answered>>> = {
  member: async (call) =>
    memberReply(await member.sendCode(call.api, nameOf(call), phoneOf(call), { format: formatOf(call) })),
  systems: async (call) => systemsReply(await systems.send(call.api, nameOf(call), phoneOf(call))),
  pcuser: async (call) => pcuserReply(await pcuser.sendCode(call.api, phoneOf(call))),
  gps: async (call) => gpsReply(await gps.send(call.api, phoneOf(call), gps.RETRIEVE, {}, formatOf(call))),
  smssend: async (call) => smssendReply(await smssend.doSend(call.api, phoneOf(call))),
};

export const mailBy = async ({ api, account }: Call): Promise<Answered> =>
  pcuserReply(await pcuser.sendEmail(api, account.email));

export const verifyBy = {
  systems: async (call: Call, code: string) =>
    systemsReply(await systems.verify(call.api, nameOf(call), typed(call, code))),
  pcuser: async (call: Call, code: string) =>
    pcuserReply(await pcuser.checkCode(call.api, phoneOf(call), typed(call, code))),
  gps: async (call: Call, code: string) =>
    gpsReply(await gps.check(call.api, gps.RETRIEVE, loginOf(call), typed(call, code))),
} satisfies Partial<Record<Dialect, (call: Call, code: string) => Promise<Answered>>>;

export const resetBy = {
  member: async (call: Call, code: string, password: string) => {
    const fields = { username: nameOf(call), code: typed(call, code), new_password: password };
    return memberReply(await member.updatePassword(call.api, fields, { format: formatOf(call) }));
  },
  pcuser: async (call: Call, code: string, password: string) => {
    const proof = { phone: phoneOf(call), code: typed(call, code), uid: call.account.id };
    return pcuserReply(await pcuser.reset(call.api, proof, password));
  },
  gps: async (call: Call, code: string, password: string) =>
    gpsReply(await gps.change(call.api, loginOf(call), { SMSCode: typed(call, code), NewPass: password })),
  smssend: async (call: Call, code: string, password: string) => {
    const passwords = { newpass: password, newpassck: password };
    return smssendReply(await smssend.reSetPass(call.api, phoneOf(call), typed(call, code), passwords));
  },
} satisfies Partial<Record<Dialect, (call: Call, code: string, password: string) => Promise<Answered>>>;

/** Token of a ticket, with the time stamp that a link has beside it. */
export interface Token {
  readonly token: string;
  readonly stamp: number;
}

export const redeemBy = {
  systems: async (call: Call, { token }: Token, password: string) =>
    systemsReply(await systems.change(call.api, nameOf(call), token, password)),
  gps: async (call: Call, { token }: Token, password: string) =>
    gpsReply(await gps.change(call.api, loginOf(call), { Token: token, NewPass: password })),
  pcuser: async ({ api, account }: Call, { token, stamp }: Token, password: string) =>
    pcuserReply(await pcuser.resetByMail(api, { token, timestamp: String(stamp), uid: account.id }, password)),
} satisfies Partial<Record<Dialect, (call: Call, token: Token, password: string) => Promise<Answered>>>;

export const signInBy = {
  member: async (call: Call, password: string) =>
    memberReply(await member.login(call.api, nameOf(call), password, { format: formatOf(call) })),
  gps: async (call: Call, password: string) => gpsReply(await gps.signIn(call.api, loginOf(call), password)),
  smssend: async (call: Call, password: string) =>
    smssendReply(await smssend.userLogin(call.api, { username: nameOf(call), pass: password })),
} satisfies Partial<Record<Dialect, (call: Call, password: string) => Promise<Answered>>>;

const classOf = (table: Readonly<Record<string, Reply>>, key: string, answer: Answer): string =>
  table[key] ?? `${String(answer.status)} ${answer.text}`;

const MEMBER = { 1: 'done', 9: 'too-frequent', 10: 'wrong', 11: 'expired', 14: 'wrong' } as const;
const SYSTEMS = { 2006: 'done', 5006: 'too-frequent', 8013: 'wrong', 8014: 'expired' } as const;
const PCUSER: Readonly<Record<string, Reply>> = {
  '验证码错误!': 'wrong',
  '违法请求!': 'wrong',
  '验证码过期!': 'expired',
  '超时!': 'expired',
  '短信发送过于频繁,请稍后再试!': 'too-frequent',
  '操作过于频繁,请稍后再试!': 'too-frequent',
};
const GPS = {
  0: 'done',
  3700: 'wrong',
  3701: 'expired',
  3702: 'too-frequent',
  3705: 'wrong',
  3707: 'sign-in-again',
} as const;
const SMSSEND = { 0: 'done', 10006: 'wrong', 10007: 'expired', 10010: 'wrong', 10032: 'too-frequent' } as const;

const memberReply = (answer: Answer): Answered => {
  const [code = ''] = member.said(answer).split(' ');
  return { reply: classOf(MEMBER, code, answer) };
};

const systemsReply = (answer: Answer): Answered => {
  const { msg, info } = answer.json as { msg: number; info: string };
  return { reply: classOf(SYSTEMS, String(msg), answer), token: info };
};

const pcuserReply = (answer: Answer): Answered => {
  const { status, message } = answer.json as { status: number; message: string };
  return { reply: status === 0 ? 'done' : classOf(PCUSER, message, answer) };
};

const gpsReply = (answer: Answer): Answered => ({
  reply: classOf(GPS, gps.stateOf(answer), answer),
  token: gps.tokenOf(answer),
});

const smssendReply = (answer: Answer): Answered => {
  const { code, data } = answer.json as { code: number; data: { token?: string } };
  return { reply: classOf(SMSSEND, String(code), answer), token: data.token };
};
