import { type DynamicModule, Module } from '@nestjs/common';
import { type ChannelKind, Clock, Random } from '../../common';
import { TypeormInboxStore } from '../inbox/typeorm-inbox.store';
import type { AliyunOptions } from './aliyun/aliyun.options';
import { aliyunProvider } from './aliyun/aliyun.provider';
import { inboxProvider } from './inbox/inbox.provider';
import type { SmtpOptions } from './smtp/smtp.options';
import { smtpProvider } from './smtp/smtp.provider';
import type { SnsOptions } from './sns/sns.options';
import { snsProvider } from './sns/sns.provider';
import type { TencentOptions } from './tencent/tencent.options';
import { tencentProvider } from './tencent/tencent.provider';
import type { TwilioOptions } from './twilio/twilio.options';
import { twilioProvider } from './twilio/twilio.provider';
import type { VonageOptions } from './vonage/vonage.options';
import { vonageProvider } from './vonage/vonage.provider';
import type { WebhookOptions } from './webhook/webhook.options';
import { webhookProvider } from './webhook/webhook.provider';
import { InboxStore } from '../inbox/inbox.store';
import type { Provider, ProviderFactory, ProviderPorts } from './vendor';
import { Providers } from './vendor-registry';

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
const factories: { readonly [N in ProviderName]: ProviderFactory<ProviderOptions[N]> } = {
  inbox: inboxProvider,
  smtp: smtpProvider,
  webhook: webhookProvider,
  twilio: twilioProvider,
  vonage: vonageProvider,
  sns: snsProvider,
  aliyun: aliyunProvider,
  tencent: tencentProvider,
};

export interface ChannelsOptions extends Partial<Omit<ProviderOptions, 'inbox'>> {
  /** Providers of each channel, first is preferred; none switches the channel off. */
  readonly channels: Readonly<Record<ChannelKind, readonly ProviderName[]>>;
  /** The site that links lead to, codes are entered on, and receipts are sent to. */
  readonly publicUrl: string;
}

/** Makes the providers that configuration names, and no others. */
@Module({})
export class ChannelsModule {
  static forRoot(options: ChannelsOptions): DynamicModule {
    return {
      module: ChannelsModule,
      providers: [
        { provide: InboxStore, useClass: TypeormInboxStore },
        {
          provide: Providers,
          useFactory: (inbox: InboxStore, clock: Clock, random: Random) =>
            new Providers(configured(options, { inbox, clock, random })),
          inject: [InboxStore, Clock, Random],
        },
      ],
      exports: [InboxStore, Providers],
    };
  }
}

function configured(options: ChannelsOptions, ports: Omit<ProviderPorts, 'receiptUrl'>): Map<ProviderName, Provider> {
  const { channels, publicUrl } = options;
  const names = new Set([...channels.sms, ...channels.email]);
  const receiptUrl = (name: string) =>
    publicUrl.startsWith('https://') ? `${publicUrl}/v1/receipts/${name}` : undefined;
  return new Map([...names].map((name) => [name, provider(name, options, { ...ports, receiptUrl: receiptUrl(name) })]));
}

function provider(name: ProviderName, options: Partial<ProviderOptions>, ports: ProviderPorts): Provider {
  const make = factories[name] as ProviderFactory<unknown>;
  const own = options[name];
  if (own === undefined && name !== 'inbox') throw new Error(`the provider ${name} is not configured`);
  return make(own, ports);
}
