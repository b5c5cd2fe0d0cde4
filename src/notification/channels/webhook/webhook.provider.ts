import type { ProviderFactory } from '../../provider';
import { WebhookChannel } from './webhook.channel';
import type { WebhookOptions } from './webhook.options';

export const webhookProvider: ProviderFactory<WebhookOptions> = (options, { clock }) => ({
  channel: new WebhookChannel(options, clock),
});
