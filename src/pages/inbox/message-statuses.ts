import { Injectable } from '@nestjs/common';
import { type InboxMessage, MessageLookup, type MessageStatus } from '../../notification';

/** Message of the inbox, with its language and state while the outbox keeps them. */
export interface ShownMessage {
  readonly message: InboxMessage;
  readonly status: MessageStatus | undefined;
}

/** Adds languages and states to messages of the inbox. */
@Injectable()
export class MessageStatuses {
  constructor(private readonly lookup: MessageLookup) {}

  /** The same messages in the same order, with their statuses; one statement. */
  async of(messages: readonly InboxMessage[]): Promise<readonly ShownMessage[]> {
    const statuses = await this.lookup.statusesOf(messages.map(({ id }) => id));
    return messages.map((message) => ({ message, status: statuses.get(message.id) }));
  }
}
