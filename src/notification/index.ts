export { NotificationModule, type NotificationOptions } from './notification.module';
export { NotificationService } from './notification.service';
export type { OutgoingMessage } from './outgoing-message';
export { InboxStore, type InboxFilter, type InboxMessage } from './inbox/inbox.store';
