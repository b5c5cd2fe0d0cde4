import type { ProviderFactory } from '../vendor';
import { TencentChannel } from './tencent.channel';
import type { TencentOptions } from './tencent.config';
import { TencentReceipts } from './tencent.receipts';

export const tencentProvider: ProviderFactory<TencentOptions> = (options, { clock }) => ({
  channel: new TencentChannel(options, clock),
  ...(options.receiptToken !== undefined && { receipts: new TencentReceipts(options.receiptToken) }),
});
