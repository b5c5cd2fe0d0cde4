import {
  checkLoginReplies,
  chechPhoneCodeReplies,
  findEmailPasswordReplies,
  findPasswordReplies,
  findPasswordSendEmailReplies,
  getVerificationCodeReplies,
  type PcuserReply,
} from '../../src/dialects/pcuser/pcuser.replies';
import { RESET_BY_MAIL_CASES, SEND_EMAIL_CASES } from '../reply-cases/pcuser/mail-cases';
import { CHECK_CODE_CASES, RESET_CASES } from '../reply-cases/pcuser/phone-cases';
import { SETTINGS } from '../reply-cases/pcuser/settings';
import { CHECK_LOGIN_CASES, GET_VERIFICATION_CODE_CASES } from '../reply-cases/pcuser/tologin-cases';
import { describeEachDatabase } from '../support/database-harness';
import { replyPairs } from '../support/reply-pairs';
import { pairsCovered, testReplies } from '../support/reply-cases';

const CASES = {
  check_login: CHECK_LOGIN_CASES,
  get_verification_code: GET_VERIFICATION_CODE_CASES,
  find_password_send_email: SEND_EMAIL_CASES,
  find_email_password: RESET_BY_MAIL_CASES,
  chech_phone_code: CHECK_CODE_CASES,
  find_password: RESET_CASES,
};

const read = ({ status, message }: PcuserReply) => ({ number: status, text: message });

describeEachDatabase('the pcuser dialect', (kind) => {
  testReplies(kind, CASES, SETTINGS, read);
});

it.each([
  [CHECK_LOGIN_CASES, checkLoginReplies, ['user_name']],
  [GET_VERIFICATION_CODE_CASES, getVerificationCodeReplies, ['phone', 'type']],
  [SEND_EMAIL_CASES, findPasswordSendEmailReplies, ['email', 'code']],
  [RESET_BY_MAIL_CASES, findEmailPasswordReplies, ['token', 'timestamp', 'uid', 'new_password']],
  [CHECK_CODE_CASES, chechPhoneCodeReplies, ['phone', 'code']],
  [RESET_CASES, findPasswordReplies, ['phone', 'code', 'uid', 'new_password']],
])('says nothing that no test of pcuser has heard', (rows, table, fields) => {
  expect(pairsCovered(rows)).toEqual(replyPairs(table, fields, read));
});
