export { NotificationModule, type NotificationOptions } from './notification.module';
export { NotificationService } from './notification.service';
export type { OutgoingMessage } from './outgoing-message';
export type { AppTemplates } from './templates/app-templates';
export { readAppTemplates } from './templates/overrides/read-app-templates';
export { type TemplatePreview, TemplatePreviews } from './templates/template-previews';
export { InboxStore, type InboxFilter, type InboxMessage } from './inbox/inbox.store';
