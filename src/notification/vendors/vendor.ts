import type { ChannelKind, Clock, Random } from '../../common';
import type { InboxStore } from '../inbox/inbox.store';
import type { ReceiptParser } from '../receipts/receipt-parser';
import type { Channel } from './channel';
import type { AnyVendorConfig } from './vendor-config';

/** A configured vendor of messages. */
export interface Vendor {
  readonly channel: Channel;
  /** Missing when the vendor sends no delivery receipts, or no secret is configured to authenticate them. */
  readonly receipts?: ReceiptParser;
}

/** Services that a vendor may use. */
export interface VendorPorts {
  readonly clock: Clock;
  readonly random: Random;
  readonly inbox: Pick<InboxStore, 'keep'>;
  /** Address for delivery receipts, without a query; undefined unless PUBLIC_URL is https. */
  readonly receiptUrl: string | undefined;
}

/** Definition of a vendor: its one line in the registry. */
export interface VendorDefinition<Name extends string, Options> {
  /** Name in SMS_PROVIDERS, MAIL_PROVIDERS and ROUTES, in rows, metrics and the address of its receipts. */
  readonly name: Name;
  readonly kinds: readonly ChannelKind[];
  /** Variables of the vendor and the options that follow from them; missing for a vendor that needs none. */
  readonly config?: AnyVendorConfig<Options>;
  /** Throws on options that can never work. */
  create(options: Options, ports: VendorPorts): Vendor;
}

/** Infers the type of a definition. */
export const defineVendor = <Name extends string, Options = undefined>(
  definition: VendorDefinition<Name, Options>,
): VendorDefinition<Name, Options> => definition;
