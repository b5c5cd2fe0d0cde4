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
  'POST /api/Smssend/doSend': SEND_CASES,
  'POST /api/user/checkImg': CHECK_IMG_CASES,
  'POST /api/user/userExist': USER_EXIST_CASES,
  'POST /api/user/reg': REG_CASES,
  'POST /api/user/reSetPass': RESET_CASES,
  'POST /api/user/userLogin': LOGIN_CASES,
  'POST /api/Systeminfo/CountryCode': COUNTRY_CODE_CASES,
};

const read = ({ code, msg }: SmssendReply) => ({ number: code, text: msg });
const print = (reply: never) => read(reply);

/** Replies that are pictures have neither number nor text. */
const hasText = (pair: string) => !pair.startsWith('undefined');

describeEachDatabase('replies of /api/Smssend and /api/user', (kind) => {
  testReplies(kind, CASES, SETTINGS, read);
});

it.each([
  ['POST /api/Smssend/doSend', SEND_CASES, doSendReplies],
  ['POST /api/user/checkImg', CHECK_IMG_CASES, checkImgReplies],
  ['POST /api/user/userExist', USER_EXIST_CASES, userExistReplies],
  ['POST /api/user/reg', REG_CASES, regReplies],
  ['POST /api/user/reSetPass', RESET_CASES, reSetPassReplies],
  ['POST /api/user/userLogin', LOGIN_CASES, userLoginReplies],
  ['POST /api/Systeminfo/CountryCode', COUNTRY_CODE_CASES, countryCodeReplies],
])('%s: every reply of the table has a case', (_route, cases, table) => {
  expect(pairsCovered(cases)).toEqual(replyPairs(table, [], print).filter(hasText));
});
