import type { ProviderFactory } from '../vendor';
import { SnsChannel } from './sns.channel';
import type { SnsOptions } from './sns.config';

export const snsProvider: ProviderFactory<SnsOptions> = (options, { clock }) => ({
  channel: new SnsChannel(options, clock),
});
