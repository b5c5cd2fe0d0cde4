import {
  checkLoginReplies,
  chechPhoneCodeReplies,
  findEmailPasswordReplies,
  findPasswordReplies,
  findPasswordSendEmailReplies,
  getVerificationCodeReplies,
  type PcuserReply,
} from '../../src/dialects/pcuser/pcuser.replies';
import { RESET_BY_MAIL_ROWS, SEND_EMAIL_ROWS } from '../rows/pcuser/mail-rows';
import { CHECK_CODE_ROWS, RESET_ROWS } from '../rows/pcuser/phone-rows';
import { SETTINGS } from '../rows/pcuser/settings';
import { CHECK_LOGIN_ROWS, GET_VERIFICATION_CODE_ROWS } from '../rows/pcuser/tologin-rows';
import { describeEachDatabase } from '../support/database-harness';
import { replyPairs } from '../support/reply-pairs';
import { pairsShown, testRows } from '../support/reply-rows';

const ROWS = {
  check_login: CHECK_LOGIN_ROWS,
  get_verification_code: GET_VERIFICATION_CODE_ROWS,
  find_password_send_email: SEND_EMAIL_ROWS,
  find_email_password: RESET_BY_MAIL_ROWS,
  chech_phone_code: CHECK_CODE_ROWS,
  find_password: RESET_ROWS,
};

const read = ({ status, message }: PcuserReply) => ({ number: status, text: message });

describeEachDatabase('the pcuser dialect', (kind) => {
  testRows(kind, ROWS, SETTINGS, read);
});

it.each([
  [CHECK_LOGIN_ROWS, checkLoginReplies, ['user_name']],
  [GET_VERIFICATION_CODE_ROWS, getVerificationCodeReplies, ['phone', 'type']],
  [SEND_EMAIL_ROWS, findPasswordSendEmailReplies, ['email', 'code']],
  [RESET_BY_MAIL_ROWS, findEmailPasswordReplies, ['token', 'timestamp', 'uid', 'new_password']],
  [CHECK_CODE_ROWS, chechPhoneCodeReplies, ['phone', 'code']],
  [RESET_ROWS, findPasswordReplies, ['phone', 'code', 'uid', 'new_password']],
])('says nothing that no test of pcuser has heard', (rows, table, fields) => {
  expect(pairsShown(rows)).toEqual(replyPairs(table, fields, read));
});
