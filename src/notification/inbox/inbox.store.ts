import { Injectable } from '@nestjs/common';
import type { ChannelKind } from '../../common';
import { Database } from '../../database';
import { InboxMessageEntity } from './inbox-message.entity';

/** Message that the development inbox caught instead of sending it. */
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
  /** Time of arrival in milliseconds since 1970 by the database's clock, unique among the messages of one worker. */
  readonly createdAt: number;
}

/** Filter of a list of messages; an empty one matches all. */
export interface InboxFilter {
  readonly to?: string;
  /**
   * Lower bound of the arrival, exclusive: the id of a message (all match if it is gone), or a time in milliseconds
   * since 1970.
   */
  readonly after?: string | number;
}

const PAGE_SIZE = 200;

/** Development inbox: messages with their codes in plain text. Empty unless the `inbox` vendor is used. */
@Injectable()
export class InboxStore {
  constructor(private readonly db: Database) {}

  /**
   * Stores a message; a repetition of its id is ignored. A message that arrives in the same millisecond as the one
   * before is dated a millisecond later, so that messages always have an order.
   */
  async keep(message: Omit<InboxMessage, 'createdAt'>): Promise<void> {
    const { id, channel, to, subject, text, html, code, link, reference } = message;
    await this.db.execute(
      `${this.db.dialect.insertIgnore} notification_inbox
         (id, channel, recipient, subject, text, html, code, link, reference, created_at)
       SELECT ?, ?, ?, ?, ?, ?, ?, ?, ?, CASE WHEN MAX(created_at) >= ${this.db.now} THEN MAX(created_at) + 1
         ELSE ${this.db.now} END FROM notification_inbox`,
      [id, channel, to, subject, text, html, code, link, reference],
    );
  }

  /** Lists the newest 200 matching messages, the newest first. */
  newest({ to, after }: InboxFilter): Promise<readonly InboxMessage[]> {
    return this.db.withManager(async (manager) => {
      const query = manager.createQueryBuilder(InboxMessageEntity, 'message');
      if (to !== undefined) query.andWhere('message.recipient = :to', { to });
      if (after !== undefined) {
        const isTime = typeof after === 'number';
        const named = isTime ? null : await manager.findOneBy(InboxMessageEntity, { id: after });
        query.andWhere('message.createdAt > :after', { after: isTime ? after : (named?.createdAt ?? 0) });
      }
      const rows = await query
        .orderBy('message.createdAt', 'DESC')
        .addOrderBy('message.id', 'DESC')
        .take(PAGE_SIZE)
        .getMany();
      return rows.map(toInboxMessage);
    });
  }

  /** Deletes all messages of the inbox. */
  async clear(): Promise<void> {
    await this.db.withManager((manager) => manager.createQueryBuilder().delete().from(InboxMessageEntity).execute());
  }
}

function toInboxMessage({ recipient: to, createdAt, ...rest }: InboxMessageEntity): InboxMessage {
  const { id, channel, subject, text, html, code, link, reference } = rest;
  return { id, channel: channel as ChannelKind, to, subject, text, html, code, link, reference, createdAt };
}
