import {
  type ConfigRule,
  defineConfig,
  isLoopback,
  isWeakSecret,
  oneOf,
  type ServiceVariables,
  STRONG_SECRETS,
  text,
  Variable,
} from '../config';
import { ProxyVariables, toProxySettings } from '../http';
import { routes } from './delivery/parse-routes';
import type { DeliveryRule } from './delivery/delivery-rule';
import { ReceiptVariables } from './vendors/vendor-config';
import { type VendorName, VendorsOptions } from './vendors/vendor.registry';
import { httpVendors, toVendorOptions, vendorList, vendorParts } from './vendors/vendors.config';

export class NotificationVariables extends ReceiptVariables {
  @Variable(vendorList('sms')) readonly SMS_PROVIDERS: readonly VendorName[] = ['inbox'];
  @Variable(vendorList('email')) readonly MAIL_PROVIDERS: readonly VendorName[] = ['inbox'];
  @Variable(routes) readonly ROUTES: readonly DeliveryRule[] = [];
  @Variable(httpVendors) readonly RETRY_ON_RESET: readonly VendorName[] = [];
  @Variable(text) readonly TEMPLATES_DIR?: string;
  @Variable(oneOf('yes', 'no')) readonly INBOX_PUBLIC: 'yes' | 'no' = 'no';
}

/** Options of the notification module: the vendors that deliver messages, and how. */
export class NotificationOptions extends VendorsOptions {
  /** Routing rules of messages; a message that no rule matches goes to the vendors of its channel. */
  readonly routes: readonly DeliveryRule[];
  /** Folder with message texts of client applications, which override the standard ones. */
  readonly templatesDir?: string | undefined;
  /** True when this process runs the worker that delivers messages; otherwise another process does. */
  readonly worker: boolean;
  /** True when this process serves the endpoint for delivery receipts. */
  readonly receipts: boolean;
  readonly leaseSeconds: number;
  /** Maximum number of messages of one channel that a worker delivers concurrently. */
  readonly batch: number;
  /** Longest pause of an idle worker between two polls, in milliseconds. */
  readonly pollMs: number;
  /** Number of tries with each vendor before the next one. */
  readonly tries: number;
}

const DELIVERY = { leaseSeconds: 30, batch: 20, pollMs: 200, tries: 3 };

const routesNameListedVendors: ConfigRule<NotificationVariables> = {
  reads: ['ROUTES', 'SMS_PROVIDERS', 'MAIL_PROVIDERS'],
  rule: 'may only name providers that SMS_PROVIDERS (for sms) or MAIL_PROVIDERS (for email) names',
  isBroken: (env) => env.ROUTES.some((rule) => !isListed(env, rule)),
};

const inboxOnLoopback: ConfigRule<NotificationVariables & ServiceVariables> = {
  reads: ['HOST', 'INBOX_PUBLIC', 'SMS_PROVIDERS', 'MAIL_PROVIDERS', 'NODE_ENV', 'ROLE'],
  rule: 'must be loopback beside the inbox, which shows every code to all who can open it, unless INBOX_PUBLIC=yes',
  isBroken: (env) =>
    env.HOST !== undefined &&
    !isLoopback(env.HOST) &&
    env.INBOX_PUBLIC === 'no' &&
    [...env.SMS_PROVIDERS, ...env.MAIL_PROVIDERS].includes('inbox') &&
    env.NODE_ENV !== 'production' &&
    env.ROLE !== 'worker',
};

export const notificationConfig = defineConfig({
  variables: NotificationVariables,
  parts: [...vendorParts, { variables: ProxyVariables }],
  options: NotificationOptions,
  rules: [routesNameListedVendors, inboxOnLoopback],
  productionRules: [
    {
      reads: ['RECEIPT_TOKEN'],
      rule: STRONG_SECRETS,
      isBroken: (env) => env.RECEIPT_TOKEN !== undefined && isWeakSecret(env.RECEIPT_TOKEN),
    },
    {
      reads: ['SMS_PROVIDERS'],
      rule: 'must name real providers or none in production: the inbox shows every code',
      isBroken: (env) => env.SMS_PROVIDERS.includes('inbox'),
    },
    {
      reads: ['MAIL_PROVIDERS'],
      rule: 'must name real providers or none in production: the inbox shows every link',
      isBroken: (env) => env.MAIL_PROVIDERS.includes('inbox'),
    },
  ],
  toOptions: (env, { publicUrl, role }): NotificationOptions => ({
    ...DELIVERY,
    channels: { sms: env.SMS_PROVIDERS, email: env.MAIL_PROVIDERS },
    vendors: toVendorOptions(env),
    routes: env.ROUTES,
    proxies: toProxySettings(env),
    retryOnReset: env.RETRY_ON_RESET,
    publicUrl,
    templatesDir: env.TEMPLATES_DIR,
    worker: role !== 'api',
    receipts: role !== 'worker',
  }),
});

function isListed(env: NotificationVariables, { channel, providers }: DeliveryRule): boolean {
  const listed: readonly string[] = channel === 'sms' ? env.SMS_PROVIDERS : env.MAIL_PROVIDERS;
  return providers.every(({ name }) => listed.includes(name));
}
