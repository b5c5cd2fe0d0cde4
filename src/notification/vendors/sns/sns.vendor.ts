import type { Clock } from '../../../common';
import { Channel, type DeliveryOutcome, type MessageContent, type ReadyMessage } from '../channel';
import { busy, httpOutcome } from '../http-outcome';
import type { HttpResponse } from '../../../http';
import type { HttpClient } from '../http-client';
import { defineVendor } from '../vendor';
import { signedHeaders } from './signature-v4';
import { remedyFor } from '../remedies';
import { SNS_REMEDIES } from './sns.remedies';
import { snsConfig, type SnsOptions } from './sns.config';

const CONTENT_TYPE = 'application/x-www-form-urlencoded; charset=utf-8';

/**
 * Channel for Amazon SNS: action Publish of the Query API of 2010-03-31, to a phone number
 * (docs.aws.amazon.com/sns/latest/api/API_Publish.html). Delivery statuses go to CloudWatch; there are no receipts.
 */
export class SnsChannel extends Channel {
  readonly name = 'sns';
  readonly kinds = ['sms'] as const;
  /** No deduplication by SNS: MessageDeduplicationId is for FIFO topics only. */
  readonly deduplicates = false;

  constructor(
    private readonly options: SnsOptions,
    private readonly clock: Clock,
    private readonly http: HttpClient,
  ) {
    super();
  }

  async deliver(message: ReadyMessage, signal: AbortSignal): Promise<DeliveryOutcome> {
    const { endpoint = addressOf(this.options.region) } = this.options;
    const request = { url: `${endpoint}/`, contentType: CONTENT_TYPE, body: this.form(message.content.reveal()) };
    const headers = signedHeaders(request, { ...this.options, service: 'sns' }, this.clock.now());
    const result = await this.http.post({ url: request.url, headers, body: request.body, signal }, this);
    return result.isAnswered ? snsOutcome(result) : result.outcome;
  }

  private form({ to, text }: MessageContent): string {
    const { senderId } = this.options;
    const fields = new URLSearchParams({
      ...{ Action: 'Publish', Version: '2010-03-31', PhoneNumber: to, Message: text },
      ...attribute(1, 'AWS.SNS.SMS.SMSType', 'Transactional'),
      ...(senderId !== undefined && attribute(2, 'AWS.SNS.SMS.SenderID', senderId)),
    });
    /* AWS encodes a space as %20; a plus in the text is %2B at this point. */
    return fields.toString().replaceAll('+', '%20');
  }
}

/** Base URL of a region. The Chinese regions are a partition with its own domain. */
const addressOf = (region: string): string =>
  `https://sns.${region}.amazonaws.com${region.startsWith('cn-') ? '.cn' : ''}`;

/** Form fields of the nth message attribute of a Publish request. */
const attribute = (n: number, name: string, value: string): Record<string, string> => ({
  [`MessageAttributes.entry.${n}.Name`]: name,
  [`MessageAttributes.entry.${n}.Value.DataType`]: 'String',
  [`MessageAttributes.entry.${n}.Value.StringValue`]: value,
});

/**
 * Pattern of throttling codes (Throttled, Throttling, ThrottlingException, RequestLimitExceeded): the code depends on
 * the service.
 */
const THROTTLED = /^(?:Throttl|RequestLimitExceeded)/;

/** Pattern of codes that concern every message: credentials, permissions, clock, an unknown action. */
const CONCERNING_ALL =
  /^(?:Access|Auth|Expired|Incomplete|InvalidAction|InvalidClientTokenId|InvalidSecurity|Missing|NotAuthorized|OptInRequired|RequestExpired|Signature|Unrecognized)/;

/**
 * Outcome of a Publish response (docs.aws.amazon.com/sns/latest/api/API_Publish.html, CommonErrors.html). InternalError
 * and InternalFailure come with status 500, which decides.
 */
export function snsOutcome(answer: HttpResponse): DeliveryOutcome {
  const { status, text } = answer;
  const vendorMessageId = /<MessageId>([\w-]{1,64})<\/MessageId>/.exec(text)?.[1];
  if (status === 200 && vendorMessageId !== undefined) return { result: 'accepted', vendorMessageId };
  const code = /<Code>([A-Za-z.]{1,64})<\/Code>/.exec(text)?.[1];
  return code === undefined || status === 200 ? httpOutcome(answer) : failure(code, answer);
}

function failure(code: string, answer: HttpResponse): DeliveryOutcome {
  const why = reasonOf(code, answer);
  if (THROTTLED.test(code)) return busy(why, answer.headers);
  if (answer.status >= 500) return httpOutcome(answer);
  if (FOR_GOOD.test(code) || remedyFor(SNS_REMEDIES, why)) return { result: 'refused', why };
  return { result: CONCERNING_ALL.test(code) ? 'failed' : 'deferred', why };
}

/** Pattern of codes that concern one message, permanently: a number that has opted out, a parameter that is not valid. */
const FOR_GOOD = /^(?:OptedOut|InvalidParameter)/;

/** Reason of a failure; a parameter that is not valid is told apart from a number that is not. */
function reasonOf(code: string, { text }: HttpResponse): string {
  const isOurs = code.startsWith('InvalidParameter') && !text.includes('PhoneNumber');
  return isOurs ? `sns ${code}, not the number` : `sns ${code}`;
}

export const sns = defineVendor({
  name: 'sns',
  kinds: ['sms'],
  config: snsConfig,
  remedies: SNS_REMEDIES,
  create: (options: SnsOptions, { clock, http }) => ({ channel: new SnsChannel(options, clock, http) }),
});
