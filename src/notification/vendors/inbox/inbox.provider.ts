import type { ProviderFactory } from '../vendor';
import { InboxChannel } from './inbox.channel';

export const inboxProvider: ProviderFactory<object> = (_, { inbox }) => ({ channel: new InboxChannel(inbox) });
