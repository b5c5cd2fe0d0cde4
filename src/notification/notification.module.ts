import { type DynamicModule, Module, type Provider } from '@nestjs/common';
import { MaintenanceJobs, Random } from '../common';
import { Breakers } from './delivery/breakers';
import { DeliveryEvents } from './delivery/delivery-events';
import { DeliveryLog } from './delivery/delivery-log';
import { defaultRules, type DeliveryRule } from './delivery/delivery-rule';
import { DeliveryStatistics } from './delivery/delivery-statistics';
import { Dispatcher } from './delivery/dispatcher';
import { MessageFactory } from './delivery/message-factory';
import { VendorCaller } from './delivery/vendor-caller';
import { VendorSelector } from './delivery/vendor-selector';
import { NotificationService } from './notification.service';
import { OutboxSerializer } from './outbox/outbox-serializer';
import { OutboxWorker, type WorkerOptions } from './outbox/outbox-worker';
import { OutboxStore } from './outbox/outbox.store';
import { TypeormOutboxStore } from './outbox/typeorm-outbox.store';
import { WakeUp } from './outbox/wake-up';
import { ReceiptService } from './receipts/receipt.service';
import { ReceiptStore } from './receipts/receipt.store';
import { ReceiptsController } from './receipts/receipts.controller';
import { TypeormReceiptStore } from './receipts/typeorm-receipt.store';
import { AppTemplates } from './templates/app-templates';
import { TemplatePreviews } from './templates/template-previews';
import { TemplateRenderer } from './templates/template-renderer';
import { Vendors, type VendorsOptions } from './vendors/vendor.registry';
import { VendorsModule } from './vendors/vendors.module';

export interface NotificationOptions extends WorkerOptions, VendorsOptions {
  /** True when this process delivers messages; otherwise another process does. */
  readonly worker: boolean;
  /** True when this process takes delivery receipts; a process that only delivers does not. */
  readonly receipts: boolean;
  /** Vendors of particular messages; a message that no rule matches goes to the vendors of its channel. */
  readonly routes?: readonly DeliveryRule[];
  /** Tries with each vendor before the next one. */
  readonly tries: number;
  /** Texts of the apps; the standard ones when left out. */
  readonly templates?: AppTemplates;
}

/** Delivers templated messages to addresses. Global, because it is configured once and serves auth, pages and metrics. */
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
      providers: [...always, ...configured(options), ...(options.worker ? worker(options) : [])],
      exports: [NotificationService, VendorsModule, TemplatePreviews, DeliveryStatistics, Breakers],
    };
  }
}

const always: Provider[] = [
  Breakers,
  DeliveryEvents,
  DeliveryLog,
  DeliveryStatistics,
  NotificationService,
  OutboxSerializer,
  { provide: OutboxStore, useClass: TypeormOutboxStore },
  { provide: ReceiptStore, useClass: TypeormReceiptStore },
  WakeUp,
];

const standardTemplates = new AppTemplates();

const configured = ({ channels, routes = [], tries, publicUrl, templates }: NotificationOptions): Provider[] => [
  {
    provide: VendorSelector,
    useFactory: (vendors: Vendors, breakers: Breakers, random: Random) =>
      new VendorSelector([...routes, ...defaultRules(channels)], vendors.channels, breakers, tries, random),
    inject: [Vendors, Breakers, Random],
  },
  {
    provide: ReceiptService,
    useFactory: (vendors: Vendors, receipts: ReceiptStore, events: DeliveryEvents) =>
      new ReceiptService(vendors, receipts, events, publicUrl),
    inject: [Vendors, ReceiptStore, DeliveryEvents],
  },
  { provide: TemplateRenderer, useValue: new TemplateRenderer(templates ?? standardTemplates, publicUrl) },
  { provide: TemplatePreviews, useValue: new TemplatePreviews(templates ?? standardTemplates, publicUrl) },
];

const worker = (options: NotificationOptions): Provider[] => [
  MessageFactory,
  VendorCaller,
  Dispatcher,
  {
    provide: OutboxWorker,
    useFactory: (outbox: OutboxStore, dispatcher: Dispatcher, wakeUp: WakeUp, random: Random) =>
      new OutboxWorker(outbox, dispatcher, wakeUp, random, options),
    inject: [OutboxStore, Dispatcher, WakeUp, Random],
  },
];
