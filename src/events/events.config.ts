import { readWebhookSecret, WEBHOOK_SECRET_RULE } from '../common';
import {
  type ConfigRule,
  defineConfig,
  type EnvParser,
  isLoopback,
  isWeakSecret,
  STRONG_SECRETS,
  Unreadable,
  Variable,
  webUrl,
} from '../config';
import { type ProxySettings, type ProxyVariables, toProxySettings } from '../http';

/** Parses a secret of Standard Webhooks; it is kept as text. */
const webhookSecret: EnvParser<string> = (given) =>
  readWebhookSecret(given) ? given : new Unreadable(WEBHOOK_SECRET_RULE);

class EventsVariables {
  @Variable(webUrl) readonly EVENTS_URL?: string;
  @Variable(webhookSecret) readonly EVENTS_SECRET?: string;
}

/** Address to which events are posted, and the secret that signs them. */
export interface EventTarget {
  readonly url: string;
  /** `whsec_` and the key in base 64. */
  readonly secret: string;
}

/** Options of the events that are told to the owner's software. */
export class EventsOptions {
  /** Target of the client applications without one of their own; undefined where these tell nothing. */
  readonly target: EventTarget | undefined;
  readonly proxies: ProxySettings;
}

const rules: readonly ConfigRule<EventsVariables>[] = [
  {
    reads: ['EVENTS_SECRET', 'EVENTS_URL'],
    rule: 'must be given beside EVENTS_URL',
    isBroken: (env) => env.EVENTS_URL !== undefined && env.EVENTS_SECRET === undefined,
  },
  {
    reads: ['EVENTS_URL', 'EVENTS_SECRET'],
    rule: 'must be given beside EVENTS_SECRET',
    isBroken: (env) => env.EVENTS_URL === undefined && env.EVENTS_SECRET !== undefined,
  },
  {
    reads: ['EVENTS_URL'],
    rule: 'must begin with https://, unless it is on loopback',
    isBroken: ({ EVENTS_URL: url = 'https:' }) => url.startsWith('http:') && !isLoopback(new URL(url).hostname),
  },
];

export const eventsConfig = defineConfig({
  variables: EventsVariables,
  options: EventsOptions,
  rules,
  productionRules: [
    {
      reads: ['EVENTS_SECRET'],
      rule: STRONG_SECRETS,
      isBroken: (env) => env.EVENTS_SECRET !== undefined && isWeakSecret(env.EVENTS_SECRET),
    },
  ],
  toOptions: (env: EventsVariables & ProxyVariables): EventsOptions => {
    const { EVENTS_URL: url, EVENTS_SECRET: secret } = env;
    return {
      target: url === undefined || secret === undefined ? undefined : { url, secret },
      proxies: toProxySettings(env),
    };
  },
});
