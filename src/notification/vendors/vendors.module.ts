import { type DynamicModule, Module } from '@nestjs/common';
import { type ChannelKind, Clock, Random } from '../../common';
import { TypeormInboxStore } from '../inbox/typeorm-inbox.store';
import type { AliyunOptions } from './aliyun/aliyun.options';
import { aliyunVendor } from './aliyun/aliyun.vendor';
import { inboxVendor } from './inbox/inbox.vendor';
import type { SmtpOptions } from './smtp/smtp.options';
import { smtpVendor } from './smtp/smtp.vendor';
import type { SnsOptions } from './sns/sns.options';
import { snsVendor } from './sns/sns.vendor';
import type { TencentOptions } from './tencent/tencent.options';
import { tencentVendor } from './tencent/tencent.vendor';
import type { TwilioOptions } from './twilio/twilio.options';
import { twilioVendor } from './twilio/twilio.vendor';
import type { VonageOptions } from './vonage/vonage.options';
import { vonageVendor } from './vonage/vonage.vendor';
import type { WebhookOptions } from './webhook/webhook.options';
import { webhookVendor } from './webhook/webhook.vendor';
import { InboxStore } from '../inbox/inbox.store';
import type { Provider, VendorFactory, VendorPorts } from './vendor';
import { Vendors } from './vendor-registry';

/** What each provider that configuration can name has to know. */
interface ProviderOptions {
  readonly inbox: undefined;
  readonly smtp: SmtpOptions;
  readonly webhook: WebhookOptions;
  readonly twilio: TwilioOptions;
  readonly vonage: VonageOptions;
  readonly sns: SnsOptions;
  readonly aliyun: AliyunOptions;
  readonly tencent: TencentOptions;
}

export type ProviderName = keyof ProviderOptions;

/** One entry a provider: the configured names and this registry cannot drift apart. */
const factories: { readonly [N in ProviderName]: VendorFactory<ProviderOptions[N]> } = {
  inbox: inboxVendor,
  smtp: smtpVendor,
  webhook: webhookVendor,
  twilio: twilioVendor,
  vonage: vonageVendor,
  sns: snsVendor,
  aliyun: aliyunVendor,
  tencent: tencentVendor,
};

export interface VendorsOptions extends Partial<Omit<ProviderOptions, 'inbox'>> {
  /** Vendors of each channel, first is preferred; none switches the channel off. */
  readonly channels: Readonly<Record<ChannelKind, readonly ProviderName[]>>;
  /** The site that links lead to, codes are entered on, and receipts are sent to. */
  readonly publicUrl: string;
}

/** Makes the providers that configuration names, and no others. */
@Module({})
export class VendorsModule {
  static forRoot(options: VendorsOptions): DynamicModule {
    return {
      module: VendorsModule,
      providers: [
        { provide: InboxStore, useClass: TypeormInboxStore },
        {
          provide: Vendors,
          useFactory: (inbox: InboxStore, clock: Clock, random: Random) =>
            new Vendors(configured(options, { inbox, clock, random })),
          inject: [InboxStore, Clock, Random],
        },
      ],
      exports: [InboxStore, Vendors],
    };
  }
}

function configured(options: VendorsOptions, ports: Omit<VendorPorts, 'receiptUrl'>): Map<ProviderName, Provider> {
  const { channels, publicUrl } = options;
  const names = new Set([...channels.sms, ...channels.email]);
  const receiptUrl = (name: string) =>
    publicUrl.startsWith('https://') ? `${publicUrl}/v1/receipts/${name}` : undefined;
  return new Map([...names].map((name) => [name, provider(name, options, { ...ports, receiptUrl: receiptUrl(name) })]));
}

function provider(name: ProviderName, options: Partial<ProviderOptions>, ports: VendorPorts): Provider {
  const make = factories[name] as VendorFactory<unknown>;
  const own = options[name];
  if (own === undefined && name !== 'inbox') throw new Error(`the provider ${name} is not configured`);
  return make(own, ports);
}
