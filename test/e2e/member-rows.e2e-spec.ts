import {
  imgCodeReplies,
  loginReplies,
  retrieveSendCodeReplies,
  retrieveUpdateReplies,
  signupReplies,
  signupSendCodeReplies,
  validCodeReplies,
} from '../../src/dialects/member/member.replies';
import { SIGNUP_ROWS, UPDATE_ROWS, VALID_ROWS } from '../rows/member/account-rows';
import { IMG_CODE_ROWS, LOGIN_ROWS } from '../rows/member/login-rows';
import { RETRIEVE_SEND_ROWS, SIGNUP_SEND_ROWS } from '../rows/member/send-rows';
import { SETTINGS } from '../rows/member/settings';
import { describeEachDatabase } from '../support/database-harness';
import { replyPairs } from '../support/reply-pairs';
import { pairsShown, testRows } from '../support/reply-rows';

const ROWS = {
  'retrievepwd/sendcode': RETRIEVE_SEND_ROWS,
  'retrievepwd/updatepwd': UPDATE_ROWS,
  'signup/sendcode': SIGNUP_SEND_ROWS,
  'signup/validcode': VALID_ROWS,
  signup: SIGNUP_ROWS,
  login: LOGIN_ROWS,
  imgcode: IMG_CODE_ROWS,
};

const read = ({ code, message }: { readonly code: number; readonly message: string }) => ({
  number: code,
  text: message,
});

/** Rows that the types ask for: a picture has no field to be malformed, and a member is not named by phone. */
const UNREACHABLE: Readonly<Record<string, readonly string[]>> = {
  imgcode: ['2 参数错误'],
  'retrievepwd/updatepwd': ['15 手机号码格式不正确'],
};

/** A picture says nothing. */
const isSaid = (pair: string) => !pair.startsWith('undefined');

describeEachDatabase('the member dialect', (kind) => {
  testRows(kind, ROWS, SETTINGS, read);
});

it.each([
  ['retrievepwd/sendcode', RETRIEVE_SEND_ROWS, retrieveSendCodeReplies],
  ['retrievepwd/updatepwd', UPDATE_ROWS, retrieveUpdateReplies],
  ['signup/sendcode', SIGNUP_SEND_ROWS, signupSendCodeReplies],
  ['signup/validcode', VALID_ROWS, validCodeReplies],
  ['signup', SIGNUP_ROWS, signupReplies],
  ['login', LOGIN_ROWS, loginReplies],
  ['imgcode', IMG_CODE_ROWS, imgCodeReplies],
])('member: %s says nothing that no test has heard', (call, rows, table) => {
  expect([...pairsShown(rows), ...(UNREACHABLE[call] ?? [])].sort()).toEqual(
    replyPairs(table, [], print).filter(isSaid),
  );
});

function print(reply: never) {
  return read(reply);
}
