import type { ChannelKind, Clock, Random } from '../../common';
import type { InboxStore } from '../inbox/inbox.store';
import type { ReceiptParser } from '../receipts/receipt-parser';
import type { Channel } from './channel';
import type { HttpClient } from './http-client';
import type { Remedy } from './remedies';
import type { AnyVendorConfig } from './vendor-config';

/** Configured vendor: its channel, and its parser of receipts. */
export interface Vendor {
  readonly channel: Channel;
  /**
   * Parser of delivery receipts; missing when the vendor sends none, or no secret is configured to authenticate them.
   */
  readonly receipts?: ReceiptParser;
}

/** Services of the application that a vendor may use. */
export interface VendorPorts {
  readonly clock: Clock;
  readonly random: Random;
  readonly http: HttpClient;
  readonly inbox: Pick<InboxStore, 'keep'>;
  /** URL for delivery receipts, without a query; undefined unless PUBLIC_URL is https. */
  readonly receiptUrl: string | undefined;
}

/** Definition of a vendor, which the registry lists. */
export interface VendorDefinition<Name extends string, Options> {
  /** Name of the vendor in SMS_PROVIDERS, MAIL_PROVIDERS and ROUTES, in rows, metrics and the URL of its receipts. */
  readonly name: Name;
  readonly kinds: readonly ChannelKind[];
  /** Environment variables of the vendor and the options made of them; missing for a vendor that needs none. */
  readonly config?: AnyVendorConfig<Options>;
  /** Refusals that the operator can mend. */
  readonly remedies?: readonly Remedy[];
  /** Creates the vendor. Throws on options that can never work. */
  create(options: Options, ports: VendorPorts): Vendor;
}

/** Returns its argument; infers the type of a vendor definition. */
export const defineVendor = <Name extends string, Options = undefined>(
  definition: VendorDefinition<Name, Options>,
): VendorDefinition<Name, Options> => definition;
