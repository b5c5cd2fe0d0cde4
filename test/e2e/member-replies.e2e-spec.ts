import {
  imgCodeReplies,
  loginReplies,
  retrieveSendCodeReplies,
  retrieveUpdateReplies,
  signupReplies,
  signupSendCodeReplies,
  validCodeReplies,
} from '../../src/dialects/member/member.replies';
import { SIGNUP_CASES, UPDATE_CASES, VALID_CASES } from '../reply-cases/member/account-cases';
import { IMG_CODE_CASES, LOGIN_CASES } from '../reply-cases/member/login-cases';
import { RETRIEVE_SEND_CASES, SIGNUP_SEND_CASES } from '../reply-cases/member/send-cases';
import { SETTINGS } from '../reply-cases/member/settings';
import { describeEachDatabase } from '../support/database-harness';
import { replyPairs } from '../support/reply-pairs';
import { pairsCovered, testReplies } from '../support/reply-cases';

const CASES = {
  'retrievepwd/sendcode': RETRIEVE_SEND_CASES,
  'retrievepwd/updatepwd': UPDATE_CASES,
  'signup/sendcode': SIGNUP_SEND_CASES,
  'signup/validcode': VALID_CASES,
  signup: SIGNUP_CASES,
  login: LOGIN_CASES,
  imgcode: IMG_CODE_CASES,
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
  testReplies(kind, CASES, SETTINGS, read);
});

it.each([
  ['retrievepwd/sendcode', RETRIEVE_SEND_CASES, retrieveSendCodeReplies],
  ['retrievepwd/updatepwd', UPDATE_CASES, retrieveUpdateReplies],
  ['signup/sendcode', SIGNUP_SEND_CASES, signupSendCodeReplies],
  ['signup/validcode', VALID_CASES, validCodeReplies],
  ['signup', SIGNUP_CASES, signupReplies],
  ['login', LOGIN_CASES, loginReplies],
  ['imgcode', IMG_CODE_CASES, imgCodeReplies],
])('member: %s says nothing that no test has heard', (call, rows, table) => {
  expect([...pairsCovered(rows), ...(UNREACHABLE[call] ?? [])].sort()).toEqual(
    replyPairs(table, [], print).filter(isSaid),
  );
});

function print(reply: never) {
  return read(reply);
}
