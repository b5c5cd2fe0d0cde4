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
  'POST /pcuser-tologin check_login': CHECK_LOGIN_CASES,
  'POST /pcuser-tologin get_verification_code': GET_VERIFICATION_CODE_CASES,
  'POST /pcuser-find-password find_password_send_email': SEND_EMAIL_CASES,
  'POST /user find_email_password': RESET_BY_MAIL_CASES,
  'POST /pcuser-find-password chech_phone_code': CHECK_CODE_CASES,
  'POST /pcuser-find-password find_password': RESET_CASES,
};

const read = ({ status, message }: PcuserReply) => ({ number: status, text: message });

describeEachDatabase('replies of pcuser', (kind) => {
  testReplies(kind, CASES, SETTINGS, read);
});

it.each([
  ['POST /pcuser-tologin check_login', CHECK_LOGIN_CASES, checkLoginReplies, ['user_name']],
  [
    'POST /pcuser-tologin get_verification_code',
    GET_VERIFICATION_CODE_CASES,
    getVerificationCodeReplies,
    ['phone', 'type'],
  ],
  [
    'POST /pcuser-find-password find_password_send_email',
    SEND_EMAIL_CASES,
    findPasswordSendEmailReplies,
    ['email', 'code'],
  ],
  [
    'POST /user find_email_password',
    RESET_BY_MAIL_CASES,
    findEmailPasswordReplies,
    ['token', 'timestamp', 'uid', 'new_password'],
  ],
  ['POST /pcuser-find-password chech_phone_code', CHECK_CODE_CASES, chechPhoneCodeReplies, ['phone', 'code']],
  [
    'POST /pcuser-find-password find_password',
    RESET_CASES,
    findPasswordReplies,
    ['phone', 'code', 'uid', 'new_password'],
  ],
])('%s: every reply of the table has a case', (_route, cases, table, fields) => {
  expect(pairsCovered(cases)).toEqual(replyPairs(table, fields, read));
});
