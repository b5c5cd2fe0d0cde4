import type { ProviderFactory } from '../vendor';
import { InboxChannel } from './inbox.channel';

export const inboxProvider: ProviderFactory<undefined> = (_, { inbox }) => ({ channel: new InboxChannel(inbox) });
