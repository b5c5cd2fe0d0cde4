import { type DynamicModule, Module, type Provider } from '@nestjs/common';
import { type ChannelKind, Chores, Clock, Random } from '../kernel';
import { TypeormInboxStore } from './adapters/typeorm/typeorm-inbox.store';
import { TypeormOutboxStore } from './adapters/typeorm/typeorm-outbox.store';
import type { Channel } from './channel';
import { InboxChannel } from './channels/inbox/inbox.channel';
import { SmtpChannel } from './channels/smtp/smtp.channel';
import type { SmtpOptions } from './channels/smtp/smtp.options';
import { WebhookChannel } from './channels/webhook/webhook.channel';
import type { WebhookOptions } from './channels/webhook/webhook.options';
import { InboxStore } from './inbox/inbox.store';
import { NotificationService } from './notification.service';
import { Dispatcher } from './outbox/dispatcher';
import { MessageWriter } from './outbox/message-writer';
import { OutboxStore } from './outbox/outbox.store';
import { OutboxWorker, type WorkerOptions } from './outbox/outbox-worker';
import { Packer } from './outbox/packer';
import { WakeUp } from './outbox/wake-up';
import { Router } from './routing/router';

/** Ways to carry messages that configuration can name. */
export type ProviderName = 'inbox' | 'smtp' | 'webhook';

export interface NotificationOptions extends WorkerOptions {
  /** Providers of each channel, first is preferred; none switches the channel off. */
  readonly channels: Readonly<Record<ChannelKind, readonly ProviderName[]>>;
  /** The site that links lead to and codes are entered on. */
  readonly publicUrl: string;
  readonly smtp?: SmtpOptions;
  readonly webhook?: WebhookOptions;
  /** Whether this process sends; others may do it instead. */
  readonly worker: boolean;
  /** Tries with each provider before the next one of the channel is asked. */
  readonly tries: number;
}

interface ChannelPorts {
  readonly inbox: InboxStore;
  readonly clock: Clock;
}

/** One entry a provider: the configured names and this registry cannot drift apart. */
const channelFactories: Record<ProviderName, (options: NotificationOptions, ports: ChannelPorts) => Channel> = {
  inbox: (_, { inbox }) => new InboxChannel(inbox),
  smtp: ({ smtp }) => new SmtpChannel(configured('smtp', smtp)),
  webhook: ({ webhook }, { clock }) => new WebhookChannel(configured('webhook', webhook), clock),
};

/** Carries templated messages to addresses. Global, since it is configured once and serves both auth and web. */
@Module({})
export class NotificationModule {
  constructor(chores: Chores, outbox: OutboxStore) {
    chores.add('messages that have ended', (limit) => outbox.purge(limit));
  }

  static forRoot(options: NotificationOptions): DynamicModule {
    return {
      module: NotificationModule,
      global: true,
      providers: [...standing, routing(options), ...(options.worker ? [worker(options)] : [])],
      exports: [NotificationService, InboxStore],
    };
  }
}

const standing: Provider[] = [
  WakeUp,
  { provide: OutboxStore, useClass: TypeormOutboxStore },
  { provide: InboxStore, useClass: TypeormInboxStore },
  Packer,
  NotificationService,
];

const routing = (options: NotificationOptions): Provider => ({
  provide: Router,
  useFactory: (inbox: InboxStore, clock: Clock) => router(options, { inbox, clock }),
  inject: [InboxStore, Clock],
});

const worker = (options: NotificationOptions): Provider => ({
  provide: OutboxWorker,
  useFactory: (outbox: OutboxStore, packer: Packer, route: Router, random: Random, wakeUp: WakeUp) => {
    const dispatcher = new Dispatcher(outbox, new MessageWriter(packer, options.publicUrl), route, random);
    return new OutboxWorker(outbox, dispatcher, wakeUp, random, options);
  },
  inject: [OutboxStore, Packer, Router, Random, WakeUp],
});

function router(options: NotificationOptions, ports: ChannelPorts): Router {
  const made = new Map<ProviderName, Channel>();
  const channel = (name: ProviderName): Channel => {
    const known = made.get(name) ?? channelFactories[name](options, ports);
    made.set(name, known);
    return known;
  };
  const { sms, email } = options.channels;
  return new Router({ sms: sms.map(channel), email: email.map(channel) }, options.tries);
}

function configured<T>(name: ProviderName, options: T | undefined): T {
  if (options === undefined) throw new Error(`the provider ${name} is listed, but not configured`);
  return options;
}
