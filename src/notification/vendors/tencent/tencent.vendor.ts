import type { Clock } from '../../../common';
import { Channel, type DeliveryOutcome, type ReadyMessage } from '../channel';
import { codeOutcome, httpOutcome, type VendorCodes } from '../http-outcome';
import { type HttpResponse, objectOf, parseObject } from '../../../http';
import { type HttpClient } from '../http-client';
import { isId } from '../token-receipts';
import { defineVendor } from '../vendor';
import { tc3Authorization } from './tc3-signature';
import { TENCENT_REMEDIES } from './tencent.remedies';
import { tencentConfig, type TencentOptions } from './tencent.config';
import { TencentReceipts } from './tencent.receipts';

const ENDPOINT = 'https://sms.tencentcloudapi.com';
const SERVICE = 'sms';
const ACTION = 'SendSms';

/**
 * Channel for SendSms (2021-01-11) of Tencent Cloud SMS, which sends registered texts. Their variables are the code and
 * its lifetime in minutes, in this order; a text without a code has none.
 */
export class TencentChannel extends Channel {
  readonly name = 'tencent';
  readonly kinds = ['sms'] as const;
  /** No deduplication by Tencent: SessionContext is only returned with the response. */
  readonly deduplicates = false;
  private readonly url: URL;

  constructor(
    private readonly options: TencentOptions,
    private readonly clock: Clock,
    private readonly http: HttpClient,
  ) {
    super();
    this.url = new URL(options.endpoint ?? ENDPOINT);
  }

  async deliver(message: ReadyMessage, signal: AbortSignal): Promise<DeliveryOutcome> {
    const template = this.options.templates[message.template]?.[message.locale];
    if (template === undefined) return { result: 'unsupported', why: `no template for ${message.template}` };
    const body = this.parameters(message, template);
    const result = await this.http.post({ url: this.url.href, headers: this.signed(body), body, signal }, this);
    return result.isAnswered ? tencentOutcome(result) : result.outcome;
  }

  private parameters({ id, content, locale }: ReadyMessage, template: string): string {
    const { to, code, minutes } = content.reveal();
    return JSON.stringify({
      PhoneNumberSet: [to],
      SmsSdkAppId: this.options.smsSdkAppId,
      SignName: this.options.signName[locale],
      TemplateId: template,
      TemplateParamSet: code === null ? [] : [code, String(minutes)],
      SessionContext: id,
    });
  }

  private signed(body: string): Record<string, string> {
    const timestampSeconds = Math.floor(this.clock.now() / 1000);
    const signed = { 'Content-Type': 'application/json; charset=utf-8', 'X-TC-Action': ACTION };
    const headers = { ...signed, Host: this.url.host };
    return {
      ...signed,
      'X-TC-Version': '2021-01-11',
      'X-TC-Timestamp': String(timestampSeconds),
      'X-TC-Region': this.options.region,
      Authorization: tc3Authorization(this.options, { service: SERVICE, timestampSeconds, headers, body }),
    };
  }
}

/**
 * Classification of error codes. Source: Tencent Cloud SMS, "SendSms" (2021-01-11), error codes. Unlisted on purpose:
 * LimitExceeded.PhoneNumber… and LimitExceeded.DeliveryFrequencyLimit, which limit the texts to one number and so
 * concern one message.
 */
const CODES: VendorCodes = {
  refused: ['InvalidParameterValue.IncorrectPhoneNumber', 'FailedOperation.PhoneNumberInBlacklist'],
  remedies: TENCENT_REMEDIES,
  broken: [
    ...['AuthFailure', 'UnauthorizedOperation', 'InternalError', 'Resource'],
    ...['FailedOperation.InsufficientBalanceInSmsPackage'],
    ...['LimitExceeded.App', 'LimitExceeded.DailyLimit', 'UnsupportedRegion', 'InvalidAction', 'NoSuchVersion'],
  ],
  throttled: ['RequestLimitExceeded'],
  unknown: ['InternalError.SendAndRecvFail', 'InternalError.Timeout'],
};

/** Outcome of a SendSms response for one number: `{"Response":{"SendStatusSet":[…]}}` or `{"Response":{"Error":…}}`. */
function tencentOutcome(answer: HttpResponse): DeliveryOutcome {
  const { Response: response } = parseObject(answer.text);
  const { Error: error, SendStatusSet: set } = objectOf(response);
  const { Code: code, SerialNo: id, Fee: fee } = objectOf(error ?? (Array.isArray(set) ? set[0] : undefined));
  if (typeof code !== 'string' || code === '') return httpOutcome(answer);
  if (error !== undefined || code !== 'Ok') return codeOutcome(CODES, code, answer);
  return { result: 'accepted', ...(isId(id) && { vendorMessageId: id }), ...segments(fee) };
}

const segments = (fee: unknown): { segments?: number } =>
  typeof fee === 'number' && Number.isInteger(fee) && fee > 0 ? { segments: fee } : {};

export const tencent = defineVendor({
  name: 'tencent',
  kinds: ['sms'],
  config: tencentConfig,
  remedies: TENCENT_REMEDIES,
  create: (options: TencentOptions, { clock, http }) => ({
    channel: new TencentChannel(options, clock, http),
    ...(options.receiptToken !== undefined && { receipts: new TencentReceipts(options.receiptToken) }),
  }),
});
