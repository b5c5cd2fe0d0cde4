import type { ProviderFactory } from '../vendor';
import { SnsChannel } from './sns.channel';
import type { SnsOptions } from './sns.options';

export const snsProvider: ProviderFactory<SnsOptions> = (options, { clock }) => ({
  channel: new SnsChannel(options, clock),
});
