import type { ChannelKind } from '../../common';

/** A message that a developer reads instead of receiving it. */
export interface InboxMessage {
  readonly id: string;
  readonly channel: ChannelKind;
  readonly to: string;
  readonly subject: string | null;
  readonly text: string;
  readonly html: string | null;
  readonly code: string | null;
  readonly link: string | null;
  readonly reference: string;
  /** Milliseconds since 1970 by the database's clock; no two messages of one worker share it. */
  readonly createdAt: number;
}

/** Which messages are wanted; all of them when nothing is said. */
export interface InboxFilter {
  readonly to?: string;
  /** Only messages that came later: than the message of that id (than none, if there is none), or than a time in ms. */
  readonly after?: string | number;
}

/** The development inbox: readable messages with their codes. It stays empty unless the `inbox` provider is used. */
export abstract class InboxStore {
  /** Keeps a message once, however often it is handed over. */
  abstract keep(message: Omit<InboxMessage, 'createdAt'>): Promise<void>;
  /** The newest 200 messages that pass, newest first. */
  abstract newest(filter: InboxFilter): Promise<readonly InboxMessage[]>;
  /** Forgets all messages. */
  abstract clear(): Promise<void>;
}
