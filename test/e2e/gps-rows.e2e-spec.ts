import {
  changePasswordReplies,
  checkUserReplies,
  checkVaildateReplies,
  loginReplies,
  registerReplies,
  sendSmsReplies,
} from '../../src/dialects/gps/gps.replies';
import { CHANGE_ROWS, LOGIN_ROWS, REGISTER_ROWS } from '../rows/gps/account-rows';
import { CHECK_ROWS, CHECK_USER_ROWS, SEND_ROWS } from '../rows/gps/code-rows';
import { SETTINGS } from '../rows/gps/settings';
import { describeEachDatabase } from '../support/database-harness';
import { replyPairs } from '../support/reply-pairs';
import { pairsShown, testRows } from '../support/reply-rows';

const ROWS = {
  SendSMSCode: SEND_ROWS,
  CheckVaildateCodeByUser: CHECK_ROWS,
  CheckUser: CHECK_USER_ROWS,
  RegisterNeedSMSCode: REGISTER_ROWS,
  ChangePasswordNeedSMSCode: CHANGE_ROWS,
  Login: LOGIN_ROWS,
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
  testRows(kind, ROWS, SETTINGS, read);
});

it.each([
  ['SendSMSCode', SEND_ROWS, sendSmsReplies],
  ['CheckVaildateCodeByUser', CHECK_ROWS, checkVaildateReplies],
  ['CheckUser', CHECK_USER_ROWS, checkUserReplies],
  ['RegisterNeedSMSCode', REGISTER_ROWS, registerReplies],
  ['ChangePasswordNeedSMSCode', CHANGE_ROWS, changePasswordReplies],
  ['Login', LOGIN_ROWS, loginReplies],
])('gps: %s says nothing that no test has heard', (call, rows, table) => {
  const heard = [...pairsShown(rows), ...(UNREACHABLE[call] ?? [])].filter((pair) => pair !== SAMPLED[call]);
  expect(heard.sort()).toEqual(replyPairs(table, [], print));
});
