import { type Clock, type Random, rfc3339 } from '../../../common';
import { Channel, type DeliveryOutcome, type ReadyMessage } from '../channel';
import { codeOutcome, httpOutcome, type VendorCodes } from '../http-outcome';
import { type HttpResponse, parseObject } from '../../../http';
import { type HttpClient } from '../http-client';
import { isId } from '../token-receipts';
import { defineVendor } from '../vendor';
import { acs3Headers } from './acs3-signature';
import { ALIYUN_REMEDIES } from './aliyun.remedies';
import { aliyunConfig, type AliyunOptions } from './aliyun.config';
import { AliyunReceipts } from './aliyun.receipts';

const ENDPOINT = 'https://dysmsapi.aliyuncs.com';

/** Length of the signature nonce in bytes. Aliyun refuses a nonce that was used within the last 15 minutes. */
const NONCE_BYTES = 16;

/**
 * Channel for SendSms (2017-05-25) of Alibaba Cloud SMS, which sends registered texts with the variables `code` and
 * `minutes`. The parameters are sent in the body, as the vendor allows, because proxies log URLs, which would contain a
 * number and a code.
 */
export class AliyunChannel extends Channel {
  readonly name = 'aliyun';
  readonly kinds = ['sms'] as const;
  /** No deduplication by Aliyun: "SendSms does not support idempotence"; OutId is for receipts only. */
  readonly deduplicates = false;
  private readonly url: URL;

  constructor(
    private readonly options: AliyunOptions,
    private readonly clock: Clock,
    private readonly random: Random,
    private readonly http: HttpClient,
  ) {
    super();
    this.url = new URL(options.endpoint ?? ENDPOINT);
  }

  async deliver(message: ReadyMessage, signal: AbortSignal): Promise<DeliveryOutcome> {
    const template = this.options.templates[message.template]?.[message.locale];
    if (template === undefined) return { result: 'unsupported', why: `no template for ${message.template}` };
    const number = aliyunNumber(message.content.reveal().to);
    if (number === undefined) return { result: 'unsupported', why: 'foreign number reads as a mainland one' };
    const body = this.parameters(message, number, template);
    const result = await this.http.post({ url: this.url.href, headers: this.signed(body), body, signal }, this);
    return result.isAnswered ? aliyunOutcome(result) : result.outcome;
  }

  private parameters({ id, content, locale }: ReadyMessage, number: string, template: string): string {
    const { code, minutes } = content.reveal();
    return form({
      PhoneNumbers: number,
      SignName: this.options.signName[locale],
      TemplateCode: template,
      ...(code !== null && { TemplateParam: JSON.stringify({ code, minutes: String(minutes) }) }),
      OutId: id,
    });
  }

  private signed(body: string): Record<string, string> {
    const headers = {
      'content-type': 'application/x-www-form-urlencoded',
      'x-acs-action': 'SendSms',
      'x-acs-version': '2017-05-25',
      'x-acs-date': rfc3339(this.clock.now()),
      'x-acs-signature-nonce': this.random.token(NONCE_BYTES),
    };
    return acs3Headers(this.options, { url: this.url, headers, body });
  }
}

const form = (fields: Readonly<Record<string, string>>): string =>
  Object.entries(fields)
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join('&');

const MAINLAND = '+86';

/**
 * Converts an E.164 number to the format of SendSms: mainland numbers as dialled there, others with their country code
 * but without the plus. Returns undefined for a foreign number that could be read as a mainland one (most of +1),
 * because its text would reach a stranger.
 */
export function aliyunNumber(e164: string): string | undefined {
  if (e164.startsWith(MAINLAND)) return e164.slice(MAINLAND.length);
  const digits = e164.slice(1);
  return /^1[3-9]\d{9}$/.test(digits) ? undefined : digits;
}

/**
 * Classification of error codes. Source: Alibaba Cloud SMS, "Domestic SMS API error codes", and the codes that all its
 * APIs share. Unlisted on purpose: BUSINESS_LIMIT_CONTROL, which limits the texts to one number under one signature (1
 * a minute, 5 an hour, 10 a day by default) and so concerns one message.
 */
const CODES: VendorCodes = {
  refused: ['isv.MOBILE_NUMBER_ILLEGAL', 'isv.CUSTOMER_REFUSED'],
  remedies: ALIYUN_REMEDIES,
  broken: [
    ...['isp.', 'isv.ACCOUNT_', 'isv.PRODUCT_', 'isv.OUT_OF_SERVICE', 'isv.AMOUNT_NOT_ENOUGH', 'isv.DENY_IP_RANGE'],
    ...['isv.DAY_LIMIT_CONTROL', 'isv.MONTH_LIMIT_CONTROL', 'isv.SYSTEM_ERROR', 'isv.RAM_PERMISSION_DENY'],
    ...['isv.SMS_SIGN', 'isv.SIGN', 'Signature', 'IncompleteSignature', 'MissingAccessKeyId'],
    ...['InvalidAccessKeyId', 'InvalidTimeStamp', 'InvalidVersion', 'InvalidAction', 'Forbidden', 'NoPermission'],
    ...['ServiceUnavailable', 'InternalError'],
  ],
  throttled: ['Throttling'],
  /* An earlier request with the same nonce has arrived: this one was its repetition. */
  unknown: ['SignatureNonceUsed'],
};

/** Outcome of a SendSms response, `{"Code","Message","RequestId","BizId"}`; BizId is missing in errors. */
function aliyunOutcome(answer: HttpResponse): DeliveryOutcome {
  const { Code: code, BizId: id } = parseObject(answer.text);
  if (typeof code !== 'string' || code === '') return httpOutcome(answer);
  if (code !== 'OK') return codeOutcome(CODES, code, answer);
  return { result: 'accepted', ...(isId(id) && { vendorMessageId: id }) };
}

export const aliyun = defineVendor({
  name: 'aliyun',
  kinds: ['sms'],
  config: aliyunConfig,
  remedies: ALIYUN_REMEDIES,
  create: (options: AliyunOptions, { clock, random, http }) => ({
    channel: new AliyunChannel(options, clock, random, http),
    ...(options.receiptToken !== undefined && { receipts: new AliyunReceipts(options.receiptToken) }),
  }),
});
