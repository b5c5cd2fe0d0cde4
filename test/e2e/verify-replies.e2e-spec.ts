import {
  checkReplies,
  createServiceReplies,
  serviceReplies,
  startReplies,
  verificationReplies,
} from '../../src/dialects/verify/verify.replies';
import type { AnyReply } from '../../src/http/replies/reply-table';
import { DONE } from '../reply-cases/verify/client';
import { CREATE_SERVICE_CASES, SERVICE_CASES } from '../reply-cases/verify/service-cases';
import { SETTINGS } from '../reply-cases/verify/settings';
import { START_CASES } from '../reply-cases/verify/start-cases';
import { CHECK_CASES, SHOW_CASES, UPDATE_CASES } from '../reply-cases/verify/verification-cases';
import { describeEachDatabase } from '../support/database-harness';
import { replyPairs } from '../support/reply-pairs';
import { pairsCovered, testReplies } from '../support/reply-cases';

const SERVICE = '/v2/Services/{service}';
const CASES = {
  [`POST ${SERVICE}/Verifications`]: START_CASES,
  [`GET ${SERVICE}/Verifications/{name}`]: SHOW_CASES,
  [`POST ${SERVICE}/Verifications/{name}`]: UPDATE_CASES,
  [`POST ${SERVICE}/VerificationCheck`]: CHECK_CASES,
  [`GET ${SERVICE}`]: SERVICE_CASES,
  'POST /v2/Services': CREATE_SERVICE_CASES,
};

/** Numbers of errors that the contract has. */
const NUMBERS = [20003, 20404, 20429, 20500, 60200, 60202, 60203, 60205, 60212, 60223, 60410, 60605];

interface Body {
  readonly code?: number;
  readonly message?: string;
  readonly status?: string | number;
}

/** An error by number and message; a verification by its status, a service by its name. */
const read = ({ code, message, status }: Body) =>
  code === undefined ? { number: DONE, text: String(status ?? 'service') } : { number: code, text: message ?? '' };
const print = (reply: never) => read(reply);

describeEachDatabase('replies of Twilio Verify', (kind) => {
  testReplies(kind, CASES, SETTINGS, read);
});

type Row = AnyReply;

/** Pairs of the further samples of refusals, which stand for particulars of this dialect alone. */
const samplePairs = ({ refused }: { readonly refused: Readonly<Record<string, Row>> }): readonly string[] =>
  Object.values(refused)
    .flatMap(({ samples = [] }) => samples)
    .map(({ body }) => read(body))
    .map(({ number, text }) => `${String(number)} ${text}`);

/** Replies that a route cannot give: it reads no body, names no service, makes none, or ends what it answers. */
const NEVER = {
  body: ['60200 Invalid parameter: body'],
  service: ['20404 The requested resource was not found', '0 service'],
  pending: ['0 pending'],
};

it.each([
  ['start', START_CASES, startReplies, ['To', 'Channel', 'CustomCode', 'Amount', 'Payee'], []],
  ['show', SHOW_CASES, verificationReplies, [], NEVER.body],
  ['update', UPDATE_CASES, verificationReplies, ['Status'], NEVER.pending],
  ['check', CHECK_CASES, checkReplies, ['Code', 'To'], []],
  ['show the service', SERVICE_CASES, serviceReplies, [], NEVER.body],
  ['create a service', CREATE_SERVICE_CASES, createServiceReplies, [], [...NEVER.body, ...NEVER.service]],
])('%s: every reply of the table has a case', (_route, cases, table, fields, never: readonly string[]) => {
  const pairs = [...new Set([...replyPairs(table, fields, print), ...samplePairs(table)])].filter(
    (pair) => !pair.endsWith(' undefined') && !never.includes(pair),
  );
  expect(pairsCovered(cases).filter((pair) => pairs.includes(pair))).toEqual(pairs.sort());
});

it('every number of the contract has a case', () => {
  const numbers = new Set(Object.values(CASES).flatMap((cases) => cases.map(([number]) => number)));
  expect(NUMBERS.filter((number) => !numbers.has(number))).toEqual([]);
});
