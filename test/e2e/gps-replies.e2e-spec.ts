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
  'POST /api/User/SendSMSCode': SEND_CASES,
  'POST /api/User/CheckVaildateCodeByUser': CHECK_CASES,
  'POST /api/User/CheckUser': CHECK_USER_CASES,
  'POST /api/User/RegisterNeedSMSCode': REGISTER_CASES,
  'POST /api/User/ChangePasswordNeedSMSCode': CHANGE_CASES,
  'POST /api/User/Login': LOGIN_CASES,
};

const read = (reply: { readonly State: number; readonly Message: string }) => ({
  number: reply.State,
  text: reply.Message,
});
const print = (reply: never) => read(reply);

/** Refused only where no code is sent to the phone of an account; gps sends one to any phone. */
const UNREACHABLE: Readonly<Record<string, readonly string[]>> = {
  'POST /api/User/SendSMSCode': ['1001 User name has been register'],
};
/** The sample of a check is that of a registration. */
const SAMPLED: Readonly<Record<string, string>> = { 'POST /api/User/CheckVaildateCodeByUser': '0 OK' };

describeEachDatabase('replies of /api/User', (kind) => {
  testReplies(kind, CASES, SETTINGS, read);
});

it.each([
  ['POST /api/User/SendSMSCode', SEND_CASES, sendSmsReplies],
  ['POST /api/User/CheckVaildateCodeByUser', CHECK_CASES, checkVaildateReplies],
  ['POST /api/User/CheckUser', CHECK_USER_CASES, checkUserReplies],
  ['POST /api/User/RegisterNeedSMSCode', REGISTER_CASES, registerReplies],
  ['POST /api/User/ChangePasswordNeedSMSCode', CHANGE_CASES, changePasswordReplies],
  ['POST /api/User/Login', LOGIN_CASES, loginReplies],
])('%s: every reply of the table has a case', (route, cases, table) => {
  const covered = [...pairsCovered(cases), ...(UNREACHABLE[route] ?? [])].filter((pair) => pair !== SAMPLED[route]);
  expect(covered.sort()).toEqual(replyPairs(table, [], print));
});
