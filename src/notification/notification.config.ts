import type { ChannelKind } from '../common';
import { type ConfigRule, defineConfig, isWeakSecret, STRONG_SECRETS, text, Variable } from '../config';
import { routes } from './delivery/parse-routes';
import type { Route } from './delivery/route';
import { ReceiptVariables } from './vendors/vendor-config';
import {
  toVendorOptions,
  vendorList,
  type VendorName,
  type VendorOptions,
  vendorParts,
} from './vendors/vendor-configs';

export class NotificationVariables extends ReceiptVariables {
  @Variable(vendorList('sms')) readonly SMS_PROVIDERS: readonly VendorName[] = ['inbox'];
  @Variable(vendorList('email')) readonly MAIL_PROVIDERS: readonly VendorName[] = ['inbox'];
  @Variable(routes) readonly ROUTES: readonly Route[] = [];
  @Variable(text) readonly TEMPLATES_DIR?: string;
}

/** Options of messages: who delivers them, and how. */
export class NotificationOptions {
  /** Vendors of each channel in order of preference; an empty list switches the channel off. */
  readonly channels: Readonly<Record<ChannelKind, readonly VendorName[]>>;
  /** Options of the vendors whose variables are given. */
  readonly vendors: Partial<VendorOptions>;
  /** Routes by which vendors are chosen; a message that fits none goes to `channels` in their order. */
  readonly routes: readonly Route[];
  /** Site that links lead to, that codes are entered on, and that receipts are sent to. */
  readonly publicUrl: string;
  /** Folder with texts of the client applications' own. */
  readonly templatesDir?: string | undefined;
  /** True when this process delivers messages; other processes may do it instead. */
  readonly worker: boolean;
  /** True when this process accepts receipts. */
  readonly receipts: boolean;
  readonly leaseSeconds: number;
  /** Messages of one channel that a worker delivers at a time. */
  readonly batch: number;
  /** Longest pause of an idle worker between two looks for messages. */
  readonly pollMs: number;
  /** Tries with each vendor before the next one. */
  readonly tries: number;
}

const DELIVERY = { leaseSeconds: 30, batch: 20, pollMs: 200, tries: 3 };

const routesNameListedVendors: ConfigRule<NotificationVariables> = {
  reads: ['ROUTES', 'SMS_PROVIDERS', 'MAIL_PROVIDERS'],
  rule: 'may only name providers that SMS_PROVIDERS (for sms) or MAIL_PROVIDERS (for email) names',
  isBroken: (env) => env.ROUTES.some((route) => !isListed(env, route)),
};

export const notificationConfig = defineConfig({
  variables: NotificationVariables,
  parts: vendorParts,
  options: NotificationOptions,
  rules: [routesNameListedVendors],
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
    publicUrl,
    templatesDir: env.TEMPLATES_DIR,
    worker: role !== 'api',
    receipts: role !== 'worker',
  }),
});

function isListed(env: NotificationVariables, { channel, providers }: Route): boolean {
  const listed: readonly string[] = channel === 'sms' ? env.SMS_PROVIDERS : env.MAIL_PROVIDERS;
  return providers.every(({ name }) => listed.includes(name));
}
