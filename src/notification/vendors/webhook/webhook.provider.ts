import type { ProviderFactory } from '../vendor';
import { WebhookChannel } from './webhook.channel';
import { WebhookReceipts } from './webhook.receipts';
import type { WebhookOptions } from './webhook.config';

export const webhookProvider: ProviderFactory<WebhookOptions> = (options, { clock }) => ({
  channel: new WebhookChannel(options, clock),
  receipts: new WebhookReceipts(options, clock),
});
