import { isLoopback, isWeakSecret, STRONG_SECRETS, text, Variable, webUrl } from '../../../config';
import { defineVendorConfig } from '../vendor-config';

class WebhookVariables {
  @Variable(webUrl) readonly WEBHOOK_URL?: string;
  @Variable(text) readonly WEBHOOK_SECRET?: string;
}

export interface WebhookOptions {
  /** URL that messages are posted to: https, or http on loopback. */
  readonly url: string;
  /** Shared secret that signs every request. */
  readonly secret: string;
}

export const webhookConfig = defineVendorConfig({
  variables: WebhookVariables,
  required: ['WEBHOOK_URL', 'WEBHOOK_SECRET'],
  productionRules: [
    {
      reads: ['WEBHOOK_URL'],
      rule: 'must begin with https:// in production, unless it is on loopback: codes travel there',
      isBroken: ({ WEBHOOK_URL: url = 'https:' }) => url.startsWith('http:') && !isLoopback(new URL(url).hostname),
    },
    {
      reads: ['WEBHOOK_SECRET'],
      rule: STRONG_SECRETS,
      isBroken: (env) => env.WEBHOOK_SECRET !== undefined && isWeakSecret(env.WEBHOOK_SECRET),
    },
  ],
  toOptions: (env): WebhookOptions => ({ url: env.WEBHOOK_URL, secret: env.WEBHOOK_SECRET }),
});
