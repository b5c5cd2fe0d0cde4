import { type DynamicModule, Module, type Provider } from '@nestjs/common';
import { MaintenanceJobs, Random } from '../common';
import { EarlyReceipts, TypeormReceiptStore } from './receipts/typeorm-receipt.store';
import { TypeormDeliveryStatistics, DeliveryStatistics } from './delivery/delivery-statistics';
import { TypeormOutboxStore } from './outbox/typeorm-outbox.store';
import { VendorsModule, type VendorsOptions } from './vendors/vendors.module';
import { NotificationService } from './notification.service';
import { DeliveryObserver } from './delivery/delivery-events';
import { DeliveryObservers } from './delivery/delivery-observers';
import { Dispatcher } from './delivery/dispatcher';
import { LoggingDeliveryObserver } from './delivery/delivery-log';
import { MessageWriter } from './delivery/message-writer';
import { ObservedOutboxStore } from './outbox/observed-outbox.store';
import { OutboxStore } from './outbox/outbox.store';
import { OutboxWorker, type WorkerOptions } from './outbox/outbox-worker';
import { OutboxSerializer } from './outbox/outbox-serializer';
import { VendorCaller } from './delivery/vendor-caller';
import { WakeUp } from './outbox/wake-up';
import { Vendors } from './vendors/vendor-registry';
import { ReceiptService } from './receipts/receipt.service';
import { ReceiptStore } from './receipts/receipt.store';
import { ReceiptsController } from './receipts/receipts.controller';
import { Breakers } from './delivery/breakers';
import { type Route, defaultRules } from './delivery/delivery-rule';
import { VendorSelector } from './delivery/vendor-selector';
import { AppTemplates } from './templates/app-templates';
import { TemplateRenderer } from './templates/template-renderer';
import { TemplatePreviews } from './templates/template-previews';

export interface NotificationOptions extends WorkerOptions, VendorsOptions {
  /** Whether this process sends; others may do it instead. */
  readonly worker: boolean;
  /** Whether vendors may report here what became of messages; a process that only delivers serves nobody. */
  readonly receipts: boolean;
  /** Who carries which messages; what no route fits goes to the providers of its channel, in their order. */
  readonly routes?: readonly Route[];
  /** Tries with each provider before the next one of the channel is asked. */
  readonly tries: number;
  /** Texts of the apps; ours everywhere when it is left out. */
  readonly templates?: AppTemplates;
}

/** Carries templated messages to addresses. Global, since it is configured once and serves both auth and web. */
@Module({})
export class NotificationModule {
  constructor(maintenance: MaintenanceJobs, outbox: OutboxStore, receipts: ReceiptStore) {
    maintenance.add('messages that have ended', (limit) => outbox.purge(limit));
    maintenance.add('receipts that fit no message', (limit) => receipts.purge(limit));
  }

  static forRoot(options: NotificationOptions): DynamicModule {
    return {
      module: NotificationModule,
      global: true,
      imports: [VendorsModule.forRoot(options)],
      controllers: options.receipts ? [ReceiptsController] : [],
      providers: [
        ...standing,
        desk(options),
        routing(options),
        previews(options),
        ...(options.worker ? worker(options) : []),
      ],
      exports: [NotificationService, VendorsModule, TemplatePreviews, DeliveryObservers, DeliveryStatistics, Breakers],
    };
  }
}

const standing: Provider[] = [
  WakeUp,
  { provide: DeliveryObservers, useFactory: () => new DeliveryObservers(new LoggingDeliveryObserver()) },
  { provide: DeliveryObserver, useExisting: DeliveryObservers },
  { provide: DeliveryStatistics, useClass: TypeormDeliveryStatistics },
  EarlyReceipts,
  TypeormOutboxStore,
  {
    provide: OutboxStore,
    useFactory: (store: TypeormOutboxStore, observer: DeliveryObserver) => new ObservedOutboxStore(store, observer),
    inject: [TypeormOutboxStore, DeliveryObserver],
  },
  { provide: ReceiptStore, useClass: TypeormReceiptStore },
  Breakers,
  OutboxSerializer,
  NotificationService,
];

const ours = new AppTemplates();

const routing = ({ channels, routes = [], tries }: NotificationOptions): Provider => ({
  provide: VendorSelector,
  useFactory: (providers: Vendors, breakers: Breakers) =>
    new VendorSelector([...routes, ...defaultRules(channels)], providers.channels, breakers, tries),
  inject: [Vendors, Breakers],
});

const desk = ({ publicUrl }: NotificationOptions): Provider => ({
  provide: ReceiptService,
  useFactory: (providers: Vendors, receipts: ReceiptStore, observer: DeliveryObserver) =>
    new ReceiptService(providers, receipts, observer, publicUrl),
  inject: [Vendors, ReceiptStore, DeliveryObserver],
});

const previews = ({ templates = ours, publicUrl }: NotificationOptions): Provider => ({
  provide: TemplatePreviews,
  useValue: new TemplatePreviews(templates, publicUrl),
});

const worker = ({ templates = ours, ...options }: NotificationOptions): Provider[] => [
  {
    provide: MessageWriter,
    useFactory: (serializer: OutboxSerializer) =>
      new MessageWriter(serializer, new TemplateRenderer(templates, options.publicUrl)),
    inject: [OutboxSerializer],
  },
  VendorCaller,
  Dispatcher,
  {
    provide: OutboxWorker,
    useFactory: (outbox: OutboxStore, dispatcher: Dispatcher, wakeUp: WakeUp, random: Random) =>
      new OutboxWorker(outbox, dispatcher, wakeUp, random, options),
    inject: [OutboxStore, Dispatcher, WakeUp, Random],
  },
];
