import { Module } from '@nestjs/common';
import { Clock, Random } from '../../common';
import { TypeormInboxStore } from '../inbox/typeorm-inbox.store';
import { aliyunProvider } from './aliyun/aliyun.provider';
import { inboxProvider } from './inbox/inbox.provider';
import { smtpProvider } from './smtp/smtp.provider';
import { snsProvider } from './sns/sns.provider';
import { tencentProvider } from './tencent/tencent.provider';
import { twilioProvider } from './twilio/twilio.provider';
import { vonageProvider } from './vonage/vonage.provider';
import { webhookProvider } from './webhook/webhook.provider';
import { InboxStore } from '../inbox/inbox.store';
import type { Provider, ProviderFactory, ProviderPorts } from './vendor';
import { Providers } from './vendor-registry';
import type { VendorName, VendorOptions } from './vendor-configs';
import { NotificationOptions } from '../notification.config';

/** Factories of the vendors, one entry each. */
const factories: { readonly [N in VendorName]: ProviderFactory<VendorOptions[N]> } = {
  inbox: inboxProvider,
  smtp: smtpProvider,
  webhook: webhookProvider,
  twilio: twilioProvider,
  vonage: vonageProvider,
  sns: snsProvider,
  aliyun: aliyunProvider,
  tencent: tencentProvider,
};

/** Vendors that the configuration names, and no others. */
@Module({
  providers: [
    { provide: InboxStore, useClass: TypeormInboxStore },
    {
      provide: Providers,
      useFactory: (options: NotificationOptions, inbox: InboxStore, clock: Clock, random: Random) =>
        new Providers(configured(options, { inbox, clock, random })),
      inject: [NotificationOptions, InboxStore, Clock, Random],
    },
  ],
  exports: [InboxStore, Providers],
})
export class ChannelsModule {}

function configured(
  { channels, vendors, publicUrl }: NotificationOptions,
  ports: Omit<ProviderPorts, 'receiptUrl'>,
): Map<VendorName, Provider> {
  const names = new Set([...channels.sms, ...channels.email]);
  const receiptUrl = (name: string) =>
    publicUrl.startsWith('https://') ? `${publicUrl}/v1/receipts/${name}` : undefined;
  return new Map([...names].map((name) => [name, provider(name, vendors, { ...ports, receiptUrl: receiptUrl(name) })]));
}

/** The vendor of that name. Throws when its options are missing. */
function provider(name: VendorName, vendors: NotificationOptions['vendors'], ports: ProviderPorts): Provider {
  const make = factories[name] as ProviderFactory<unknown>;
  const options = vendors[name];
  if (options === undefined) throw new Error(`the provider ${name} is not configured`);
  return make(options, ports);
}
