import { type DynamicModule, Module, type Provider } from '@nestjs/common';
import { type ChannelKind, Chores, Random } from '../kernel';
import { TypeormOutboxStore } from './adapters/typeorm/typeorm-outbox.store';
import { ChannelsModule, type ChannelsOptions } from './channels.module';
import { NotificationService } from './notification.service';
import { Dispatcher } from './outbox/dispatcher';
import { MessageWriter } from './outbox/message-writer';
import { OutboxStore } from './outbox/outbox.store';
import { OutboxWorker, type WorkerOptions } from './outbox/outbox-worker';
import { Packer } from './outbox/packer';
import { WakeUp } from './outbox/wake-up';
import { Providers } from './providers';
import { Router } from './routing/router';
import { AppTemplates } from './templates/app-templates';
import { Renderer } from './templates/renderer';
import { TemplatePreviews } from './templates/template-previews';

export interface NotificationOptions extends WorkerOptions, ChannelsOptions {
  /** Whether this process sends; others may do it instead. */
  readonly worker: boolean;
  /** Tries with each provider before the next one of the channel is asked. */
  readonly tries: number;
  /** Texts of the apps; ours everywhere when it is left out. */
  readonly templates?: AppTemplates;
}

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
      imports: [ChannelsModule.forRoot(options)],
      providers: [...standing, routing(options), previews(options), ...(options.worker ? [worker(options)] : [])],
      exports: [NotificationService, ChannelsModule, TemplatePreviews],
    };
  }
}

const standing: Provider[] = [
  WakeUp,
  { provide: OutboxStore, useClass: TypeormOutboxStore },
  Packer,
  NotificationService,
];

const ours = new AppTemplates();

const routing = ({ channels, tries }: NotificationOptions): Provider => ({
  provide: Router,
  useFactory: (providers: Providers) => {
    const carriers = (kind: ChannelKind) => channels[kind].map((name) => providers.channel(name));
    return new Router({ sms: carriers('sms'), email: carriers('email') }, tries);
  },
  inject: [Providers],
});

const previews = ({ templates = ours, publicUrl }: NotificationOptions): Provider => ({
  provide: TemplatePreviews,
  useValue: new TemplatePreviews(templates, publicUrl),
});

const worker = ({ templates = ours, ...options }: NotificationOptions): Provider => ({
  provide: OutboxWorker,
  useFactory: (outbox: OutboxStore, packer: Packer, route: Router, random: Random, wakeUp: WakeUp) => {
    const writer = new MessageWriter(packer, new Renderer(templates, options.publicUrl));
    const dispatcher = new Dispatcher(outbox, writer, route, random);
    return new OutboxWorker(outbox, dispatcher, wakeUp, random, options);
  },
  inject: [OutboxStore, Packer, Router, Random, WakeUp],
});
