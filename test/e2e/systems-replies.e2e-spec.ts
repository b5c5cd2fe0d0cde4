import {
  changeReplies,
  sendReplies,
  type SystemsReply,
  verifyReplies,
} from '../../src/dialects/systems/systems.replies';
import { CHANGE_CASES } from '../reply-cases/systems/change-cases';
import { SEND_CASES } from '../reply-cases/systems/send-cases';
import { SETTINGS } from '../reply-cases/systems/settings';
import { VERIFY_CASES } from '../reply-cases/systems/verify-cases';
import { describeEachDatabase } from '../support/database-harness';
import { replyPairs } from '../support/reply-pairs';
import { pairsCovered, testReplies } from '../support/reply-cases';

const CASES = {
  'POST /Systems/sendVerificationCode': SEND_CASES,
  'POST /Systems/makeSureVerificationCode': VERIFY_CASES,
  'POST /Systems/changepasswd': CHANGE_CASES,
};

const HTTP_OK = 200;

/** A ticket is different each time, so it reads as the document prints it. */
const read = ({ msg, info }: SystemsReply) => ({ number: msg, text: info.replace(/^[\w-]{43}$/, '*************') });
const print = (reply: never) => read(reply);

describeEachDatabase('replies of /Systems', (kind) => {
  testReplies(kind, CASES, SETTINGS, read, HTTP_OK);
});

it.each([
  ['POST /Systems/sendVerificationCode', SEND_CASES, sendReplies],
  ['POST /Systems/makeSureVerificationCode', VERIFY_CASES, verifyReplies],
  ['POST /Systems/changepasswd', CHANGE_CASES, changeReplies],
])('%s: every reply of the table has a case', (_route, cases, table) => {
  expect(pairsCovered(cases)).toEqual(replyPairs(table, [], print));
});
