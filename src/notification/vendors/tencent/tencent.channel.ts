import type { Clock } from '../../../common';
import { Channel, type DeliveryOutcome, type ReadyMessage } from '../channel';
import { post } from '../post';
import { tc3Authorization } from './tc3-signature';
import { tencentOutcome } from './tencent-outcome';
import type { TencentOptions } from './tencent.config';

const ENDPOINT = 'https://sms.tencentcloudapi.com';
const SERVICE = 'sms';
const ACTION = 'SendSms';

/**
 * Sends registered texts by SendSms (2021-01-11) of Tencent Cloud SMS. Their variables are the code, then the minutes
 * that it is good for; a text without a code has none.
 */
export class TencentChannel extends Channel {
  readonly name = 'tencent';
  readonly kinds = ['sms'] as const;
  /** SessionContext is handed back, not looked at. */
  readonly deduplicates = false;
  private readonly url: URL;

  constructor(
    private readonly options: TencentOptions,
    private readonly clock: Clock,
  ) {
    super();
    this.url = new URL(options.endpoint ?? ENDPOINT);
  }

  async deliver(message: ReadyMessage, signal: AbortSignal): Promise<DeliveryOutcome> {
    const template = this.options.templates[message.template]?.[message.locale];
    if (template === undefined) return { result: 'unfit', why: `no template for ${message.template}` };
    const body = this.parameters(message, template);
    const result = await post({ url: this.url.href, headers: this.signed(body), body, signal });
    return result.isAnswered ? tencentOutcome(result) : result.outcome;
  }

  private parameters({ id, letter, locale }: ReadyMessage, template: string): string {
    const { to, code, minutes } = letter.reveal();
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
