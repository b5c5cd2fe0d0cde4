import type { ProviderFactory } from '../vendor';
import { VonageChannel } from './vonage.channel';
import type { VonageOptions } from './vonage.config';
import { VonageReceipts } from './vonage.receipts';

/** Without a secret to tell receipts by, none are asked for. */
export const vonageProvider: ProviderFactory<VonageOptions> = (options, { clock, receiptUrl }) =>
  options.signatureSecret === undefined
    ? { channel: new VonageChannel(options, undefined) }
    : {
        channel: new VonageChannel(options, receiptUrl),
        receipts: new VonageReceipts(options.signatureSecret, clock),
      };
