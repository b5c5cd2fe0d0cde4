export { NotificationModule, type NotificationOptions, type ProviderName } from './notification.module';
export { NotificationService } from './notification.service';
export type { MessageContent, OutgoingMessage, TemplateName } from './outgoing-message';
export { InboxStore, type InboxFilter, type InboxMessage } from './inbox/inbox.store';
