import type { ProviderFactory } from '../vendor';
import { AliyunChannel } from './aliyun.channel';
import type { AliyunOptions } from './aliyun.config';
import { AliyunReceipts } from './aliyun.receipts';

export const aliyunProvider: ProviderFactory<AliyunOptions> = (options, { clock, random }) => ({
  channel: new AliyunChannel(options, clock, random),
  ...(options.receiptToken !== undefined && { receipts: new AliyunReceipts(options.receiptToken) }),
});
