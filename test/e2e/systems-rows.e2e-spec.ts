import {
  changeReplies,
  sendReplies,
  type SystemsReply,
  verifyReplies,
} from '../../src/dialects/systems/systems.replies';
import { CHANGE_ROWS } from '../rows/systems/change-rows';
import { SEND_ROWS } from '../rows/systems/send-rows';
import { SETTINGS } from '../rows/systems/settings';
import { VERIFY_ROWS } from '../rows/systems/verify-rows';
import { describeEachDatabase } from '../support/database-harness';
import { replyPairs } from '../support/reply-pairs';
import { pairsShown, testRows } from '../support/reply-rows';

const ROWS = {
  sendVerificationCode: SEND_ROWS,
  makeSureVerificationCode: VERIFY_ROWS,
  changepasswd: CHANGE_ROWS,
};

const HTTP_OK = 200;

/** A ticket is different each time, so it reads as the document prints it. */
const read = ({ msg, info }: SystemsReply) => ({ number: msg, text: info.replace(/^[\w-]{43}$/, '*************') });
const print = (reply: never) => read(reply);

describeEachDatabase('the systems dialect', (kind) => {
  testRows(kind, ROWS, SETTINGS, read, HTTP_OK);
});

it.each([
  [SEND_ROWS, sendReplies],
  [VERIFY_ROWS, verifyReplies],
  [CHANGE_ROWS, changeReplies],
])('says nothing that no test of systems has heard', (rows, table) => {
  expect(pairsShown(rows)).toEqual(replyPairs(table, [], print));
});
