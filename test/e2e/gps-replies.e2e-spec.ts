import {
  changePasswordReplies,
  checkUserReplies,
  checkVaildateReplies,
  loginReplies,
  registerReplies,
  sendSmsReplies,
} from '../../src/dialects/gps/gps.replies';
import { CHANGE_CASES, LOGIN_CASES, REGISTER_CASES } from '../reply-cases/gps/account-cases';
import { CHECK_CASES, CHECK_USER_CASES, SEND_CASES } from '../reply-cases/gps/code-cases';
import { SETTINGS } from '../reply-cases/gps/settings';
import { describeEachDatabase } from '../support/database-harness';
import { replyPairs } from '../support/reply-pairs';
import { pairsCovered, testReplies } from '../support/reply-cases';

const CASES = {
  SendSMSCode: SEND_CASES,
  CheckVaildateCodeByUser: CHECK_CASES,
  CheckUser: CHECK_USER_CASES,
  RegisterNeedSMSCode: REGISTER_CASES,
  ChangePasswordNeedSMSCode: CHANGE_CASES,
  Login: LOGIN_CASES,
};

const read = (reply: { readonly State: number; readonly Message: string }) => ({
  number: reply.State,
  text: reply.Message,
});
const print = (reply: never) => read(reply);

/** The core refuses this only where a code is not sent to the phone of an account. */
const UNREACHABLE: Readonly<Record<string, readonly string[]>> = {
  SendSMSCode: ['1001 User name has been register'],
};
/** The sample of a check is that of a registration. */
const SAMPLED: Readonly<Record<string, string>> = { CheckVaildateCodeByUser: '0 OK' };

describeEachDatabase('the gps dialect', (kind) => {
  testReplies(kind, CASES, SETTINGS, read);
});

it.each([
  ['SendSMSCode', SEND_CASES, sendSmsReplies],
  ['CheckVaildateCodeByUser', CHECK_CASES, checkVaildateReplies],
  ['CheckUser', CHECK_USER_CASES, checkUserReplies],
  ['RegisterNeedSMSCode', REGISTER_CASES, registerReplies],
  ['ChangePasswordNeedSMSCode', CHANGE_CASES, changePasswordReplies],
  ['Login', LOGIN_CASES, loginReplies],
])('gps: %s says nothing that no test has heard', (call, rows, table) => {
  const heard = [...pairsCovered(rows), ...(UNREACHABLE[call] ?? [])].filter((pair) => pair !== SAMPLED[call]);
  expect(heard.sort()).toEqual(replyPairs(table, [], print));
});
