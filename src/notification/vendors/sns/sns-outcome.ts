import type { DeliveryOutcome } from '../channel';
import { type Answered, httpOutcome } from '../http-outcome';
import { restSeconds } from '../post';

/** Throttled, Throttling, ThrottlingException, RequestLimitExceeded: services spell it in several ways. */
const TOO_MUCH = /^(?:Throttl|RequestLimitExceeded)/;

/** Codes that every call would meet: login, rights, clock, an action that is not there. */
const FOR_EVERYBODY =
  /^(?:Access|Auth|Expired|Incomplete|InvalidAction|InvalidClientTokenId|InvalidSecurity|Missing|NotAuthorized|OptInRequired|RequestExpired|Signature|Unrecognized)/;

/**
 * What SNS answers to a Publish (docs.aws.amazon.com/sns/latest/api/API_Publish.html, CommonErrors.html). An InternalError or
 * an InternalFailure is a 500: nobody says that nothing was sent.
 */
export function snsOutcome(answer: Answered): DeliveryOutcome {
  const { status, text } = answer;
  const vendorId = /<MessageId>([\w-]{1,64})<\/MessageId>/.exec(text)?.[1];
  if (status === 200 && vendorId !== undefined) return { result: 'accepted', vendorId };
  const code = /<Code>([A-Za-z.]{1,64})<\/Code>/.exec(text)?.[1];
  return code === undefined || status === 200 ? httpOutcome(answer) : failure(code, answer);
}

function failure(code: string, answer: Answered): DeliveryOutcome {
  const why = `sns ${code}`;
  if (TOO_MUCH.test(code)) return { result: 'busy', why, retryAfterSeconds: restSeconds(answer.headers) };
  if (answer.status >= 500) return httpOutcome(answer);
  if (isForGood(code, answer.text)) return { result: 'refused', why };
  return { result: FOR_EVERYBODY.test(code) ? 'failed' : 'deferred', why };
}

/** A number that is none, or that has opted out of texts. */
const isForGood = (code: string, text: string): boolean =>
  code === 'OptedOut' || (code.startsWith('InvalidParameter') && text.includes('PhoneNumber'));
