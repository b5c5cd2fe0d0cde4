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
  'POST /api/member/retrievepwd/sendcode': RETRIEVE_SEND_CASES,
  'POST /api/member/retrievepwd/updatepwd': UPDATE_CASES,
  'POST /api/member/signup/sendcode': SIGNUP_SEND_CASES,
  'POST /api/member/signup/validcode': VALID_CASES,
  'POST /api/member/signup': SIGNUP_CASES,
  'POST /api/member/login': LOGIN_CASES,
  'GET /api/member/imgcode': IMG_CODE_CASES,
};

const read = ({ code, message }: { readonly code: number; readonly message: string }) => ({
  number: code,
  text: message,
});

/** Replies that the types require and no request causes: a picture has no field to be malformed, and a member is not named by phone. */
const UNREACHABLE: Readonly<Record<string, readonly string[]>> = {
  'GET /api/member/imgcode': ['2 参数错误'],
  'POST /api/member/retrievepwd/updatepwd': ['15 手机号码格式不正确'],
};

/** Replies that are pictures have neither number nor text. */
const hasText = (pair: string) => !pair.startsWith('undefined');

describeEachDatabase('replies of /api/member', (kind) => {
  testReplies(kind, CASES, SETTINGS, read);
});

it.each([
  ['POST /api/member/retrievepwd/sendcode', RETRIEVE_SEND_CASES, retrieveSendCodeReplies],
  ['POST /api/member/retrievepwd/updatepwd', UPDATE_CASES, retrieveUpdateReplies],
  ['POST /api/member/signup/sendcode', SIGNUP_SEND_CASES, signupSendCodeReplies],
  ['POST /api/member/signup/validcode', VALID_CASES, validCodeReplies],
  ['POST /api/member/signup', SIGNUP_CASES, signupReplies],
  ['POST /api/member/login', LOGIN_CASES, loginReplies],
  ['GET /api/member/imgcode', IMG_CODE_CASES, imgCodeReplies],
])('%s: every reply of the table has a case', (route, cases, table) => {
  expect([...pairsCovered(cases), ...(UNREACHABLE[route] ?? [])].sort()).toEqual(
    replyPairs(table, [], print).filter(hasText),
  );
});

function print(reply: never) {
  return read(reply);
}
