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
import { CHECK_IMG_ROWS, COUNTRY_CODE_ROWS, REG_ROWS, USER_EXIST_ROWS } from '../rows/smssend/account-rows';
import { LOGIN_ROWS, RESET_ROWS } from '../rows/smssend/recovery-rows';
import { SEND_ROWS } from '../rows/smssend/send-rows';
import { SETTINGS } from '../rows/smssend/settings';
import { describeEachDatabase } from '../support/database-harness';
import { replyPairs } from '../support/reply-pairs';
import { pairsShown, testRows } from '../support/reply-rows';

const ROWS = {
  doSend: SEND_ROWS,
  checkImg: CHECK_IMG_ROWS,
  userExist: USER_EXIST_ROWS,
  reg: REG_ROWS,
  reSetPass: RESET_ROWS,
  userLogin: LOGIN_ROWS,
  CountryCode: COUNTRY_CODE_ROWS,
};

const read = ({ code, msg }: SmssendReply) => ({ number: code, text: msg });
const print = (reply: never) => read(reply);

/** A picture says nothing. */
const isSaid = (pair: string) => !pair.startsWith('undefined');

describeEachDatabase('the smssend dialect', (kind) => {
  testRows(kind, ROWS, SETTINGS, read);
});

it.each([
  [SEND_ROWS, doSendReplies],
  [CHECK_IMG_ROWS, checkImgReplies],
  [USER_EXIST_ROWS, userExistReplies],
  [REG_ROWS, regReplies],
  [RESET_ROWS, reSetPassReplies],
  [LOGIN_ROWS, userLoginReplies],
  [COUNTRY_CODE_ROWS, countryCodeReplies],
])('says nothing that no test of smssend has heard', (rows, table) => {
  expect(pairsShown(rows)).toEqual(replyPairs(table, [], print).filter(isSaid));
});
