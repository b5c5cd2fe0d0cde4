export { NotificationModule } from './notification.module';
export { MILLIONTHS, type SpendVariables } from './spend/spend.config';
export { NotificationOptions } from './notification.config';
export { checkSmtp, probeWebhook, REMEDIES, sendTestMail } from './vendors/vendor.registry';
export { remedyFor } from './vendors/remedies';
export { HttpClient } from './vendors/http-client';
export { WorkerModule } from './outbox/worker.module';
export { ReceiptService } from './receipts/receipt.service';
export { ReceiptsModule } from './receipts/receipts.module';
export { AppTemplates } from './templates/app-templates';
export { TemplatesModule } from './templates/templates.module';
export { SpendCap, type SpentShare } from './spend/spend-cap';
export { NotificationService } from './notification.service';
export type { OutgoingMessage } from './outgoing-message';
export { Breakers, type BreakerStatus } from './delivery/breakers';
export type { DeliveryEvent, DeliveryTry, MessagesEnded, ReceiptReceived } from './delivery/delivery-events';
export {
  type Conversion,
  DeliveryStatistics,
  type Refused,
  type Undelivered,
  type Waiting,
} from './delivery/delivery-statistics';
export { type DeliveryDay, DeliveryDays } from './funnel/delivery-days.sql-store';
export {
  DeliveryFunnel,
  type Funnel,
  FunnelOfDays,
  type FunnelPart,
  type FunnelProperty,
} from './funnel/delivery-funnel';
export { MessageLookup, type MessageReport, type MessageStatus } from './delivery/message-lookup';
export { DEAD_LETTER } from './outbox/outbox.store';
export { InboxStore, type InboxFilter, type InboxMessage } from './inbox/inbox.store';
export { type TemplatePreview, TemplatePreviews } from './templates/template-previews';
