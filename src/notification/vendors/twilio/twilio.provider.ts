import type { ProviderFactory } from '../vendor';
import { TwilioChannel } from './twilio.channel';
import type { TwilioOptions } from './twilio.config';
import { TwilioReceipts } from './twilio.receipts';

export const twilioProvider: ProviderFactory<TwilioOptions> = (options, { receiptUrl }) => ({
  channel: new TwilioChannel(options, receiptUrl),
  receipts: new TwilioReceipts(options),
});
