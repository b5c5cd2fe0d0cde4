import { type ChannelKind, StatedError } from '../../common';
import type { ReceiptParser } from '../receipts/receipt-parser';
import { aliyun } from './aliyun/aliyun.vendor';
import type { Channel } from './channel';
import { inbox } from './inbox/inbox.vendor';
import type { ProxySettings } from '../../http';
import type { Remedy } from './remedies';
import { smtp } from './smtp/smtp.vendor';
import { sns } from './sns/sns.vendor';
import { tencent } from './tencent/tencent.vendor';
import { twilio } from './twilio/twilio.vendor';
import type { Vendor, VendorDefinition, VendorPorts } from './vendor';
import { vonage } from './vonage/vonage.vendor';
import { webhook } from './webhook/webhook.vendor';

export { checkSmtp } from './smtp/smtp-check';
export { sendTestMail } from './smtp/smtp.vendor';
export { probeWebhook } from './webhook/webhook.vendor';

/** Registry of all vendors: a new vendor is a folder and a line here. */
export const VENDORS = [inbox, smtp, webhook, twilio, aliyun, tencent, vonage, sns] as const;

/** Refusals of all vendors that the operator can mend. */
export const REMEDIES: readonly Remedy[] = VENDORS.flatMap((vendor) =>
  'remedies' in vendor ? (vendor.remedies ?? []) : [],
);

type AnyVendor = (typeof VENDORS)[number];

export type VendorName = AnyVendor['name'];

type OptionsOf<Definition> = Definition extends VendorDefinition<string, infer Options> ? Options : never;

/** Options of each vendor, by its name; undefined for a vendor that needs none. */
export type VendorOptions = { readonly [Definition in AnyVendor as Definition['name']]: OptionsOf<Definition> };

/** Options of VendorsModule: the vendors in use and their settings. */
export class VendorsOptions {
  /** Names of the vendors of each channel, the preferred one first; an empty list switches the channel off. */
  readonly channels: Readonly<Record<ChannelKind, readonly VendorName[]>>;
  /** Options of those vendors whose variables are given. */
  readonly vendors: Partial<VendorOptions>;
  /** Proxies for the calls of vendors. */
  readonly proxies?: ProxySettings;
  /** Names of vendors whose request is repeated after a reset, though they do not deduplicate. */
  readonly retryOnReset?: readonly VendorName[];
  /** Public URL of this service: the base of recovery links and receipt URLs, and the site where codes are entered. */
  readonly publicUrl: string;
}

/** Vendors that the configuration names, created. */
export class Vendors {
  constructor(private readonly byName: ReadonlyMap<string, Vendor>) {}

  /** Creates the configured vendors. Throws when a vendor is named whose options are missing. */
  static create(options: VendorsOptions, ports: Omit<VendorPorts, 'receiptUrl'>): Vendors {
    const names = new Set([...options.channels.sms, ...options.channels.email]);
    return new Vendors(new Map([...names].map((name) => [name, createVendor(name, options, ports)])));
  }

  get channels(): ReadonlyMap<string, Channel> {
    return new Map([...this.byName].map(([name, { channel }]) => [name, channel]));
  }

  /** Receipt parser of a vendor. Returns undefined for a vendor that is not configured, or sends no receipts. */
  receipts(name: string): ReceiptParser | undefined {
    return this.byName.get(name)?.receipts;
  }
}

function createVendor(name: VendorName, options: VendorsOptions, ports: Omit<VendorPorts, 'receiptUrl'>): Vendor {
  const { publicUrl, vendors } = options;
  const receiptUrl = publicUrl.startsWith('https://') ? `${publicUrl}/v1/receipts/${name}` : undefined;
  const definition = VENDORS.find((vendor) => vendor.name === name) as VendorDefinition<string, unknown>;
  const own = vendors[name];
  if (definition.config && own === undefined) throw new StatedError(`the provider ${name} is not configured`);
  return definition.create(own, { ...ports, receiptUrl });
}
