import type { Clock, Random } from '../../../common';
import { Channel, type DeliveryOutcome, type ReadyMessage } from '../channel';
import { post } from '../post';
import { acs3Headers } from './acs3-signature';
import { aliyunNumber } from './aliyun-number';
import { aliyunOutcome } from './aliyun-outcome';
import type { AliyunOptions } from './aliyun.config';

const ENDPOINT = 'https://dysmsapi.aliyuncs.com';

/** The vendor refuses a nonce that it has seen within 15 minutes. */
const NONCE_BYTES = 16;

/**
 * Sends registered texts by SendSms (2017-05-25) of Alibaba Cloud SMS. Their variables are `code` and `minutes`. The
 * parameters are posted in the body, which the vendor allows, for an address with a number and a code is logged by
 * whatever it passes.
 */
export class AliyunChannel extends Channel {
  readonly name = 'aliyun';
  readonly kinds = ['sms'] as const;
  /** "SendSms does not support idempotence": OutId is for receipts only. */
  readonly deduplicates = false;
  private readonly url: URL;

  constructor(
    private readonly options: AliyunOptions,
    private readonly clock: Clock,
    private readonly random: Random,
  ) {
    super();
    this.url = new URL(options.endpoint ?? ENDPOINT);
  }

  async deliver(message: ReadyMessage, signal: AbortSignal): Promise<DeliveryOutcome> {
    const template = this.options.templates[message.template]?.[message.locale];
    if (template === undefined) return { result: 'unfit', why: `no template for ${message.template}` };
    const number = aliyunNumber(message.letter.reveal().to);
    if (number === undefined) return { result: 'unfit', why: 'foreign number reads as a mainland one' };
    const body = this.parameters(message, number, template);
    const result = await post({ url: this.url.href, headers: this.signed(body), body, signal });
    return result.isAnswered ? aliyunOutcome(result) : result.outcome;
  }

  private parameters({ id, letter, locale }: ReadyMessage, number: string, template: string): string {
    const { code, minutes } = letter.reveal();
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
      'x-acs-date': `${new Date(this.clock.now()).toISOString().slice(0, -'.000Z'.length)}Z`,
      'x-acs-signature-nonce': this.random.token(NONCE_BYTES),
    };
    return acs3Headers(this.options, { url: this.url, headers, body });
  }
}

const form = (fields: Readonly<Record<string, string>>): string =>
  Object.entries(fields)
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join('&');
