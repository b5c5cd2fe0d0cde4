import {
  checkImgReplies,
  countryCodeReplies,
  doSendReplies,
  regReplies,
  reSetPassReplies,
  type SmssendReply,
  userExistReplies,
  userLoginReplies,
} from '../../src/dialects/smssend/smssend.replies';
import { CHECK_IMG_CASES, COUNTRY_CODE_CASES, REG_CASES, USER_EXIST_CASES } from '../reply-cases/smssend/account-cases';
import { LOGIN_CASES, RESET_CASES } from '../reply-cases/smssend/recovery-cases';
import { SEND_CASES } from '../reply-cases/smssend/send-cases';
import { SETTINGS } from '../reply-cases/smssend/settings';
import { describeEachDatabase } from '../support/database-harness';
import { replyPairs } from '../support/reply-pairs';
import { pairsCovered, testReplies } from '../support/reply-cases';

const CASES = {
  doSend: SEND_CASES,
  checkImg: CHECK_IMG_CASES,
  userExist: USER_EXIST_CASES,
  reg: REG_CASES,
  reSetPass: RESET_CASES,
  userLogin: LOGIN_CASES,
  CountryCode: COUNTRY_CODE_CASES,
};

const read = ({ code, msg }: SmssendReply) => ({ number: code, text: msg });
const print = (reply: never) => read(reply);

/** A picture says nothing. */
const isSaid = (pair: string) => !pair.startsWith('undefined');

describeEachDatabase('the smssend dialect', (kind) => {
  testReplies(kind, CASES, SETTINGS, read);
});

it.each([
  [SEND_CASES, doSendReplies],
  [CHECK_IMG_CASES, checkImgReplies],
  [USER_EXIST_CASES, userExistReplies],
  [REG_CASES, regReplies],
  [RESET_CASES, reSetPassReplies],
  [LOGIN_CASES, userLoginReplies],
  [COUNTRY_CODE_CASES, countryCodeReplies],
])('says nothing that no test of smssend has heard', (rows, table) => {
  expect(pairsCovered(rows)).toEqual(replyPairs(table, [], print).filter(isSaid));
});
