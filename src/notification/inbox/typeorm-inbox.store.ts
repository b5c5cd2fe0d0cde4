import { Injectable } from '@nestjs/common';
import { Database, type SqlValue } from '../../database';
import { type InboxFilter, type InboxMessage, InboxStore } from './inbox.store';

const SHOWN = 200;

type InboxRow = Omit<InboxMessage, 'to' | 'createdAt'> & { readonly recipient: string; readonly created_at: number };

@Injectable()
export class TypeormInboxStore extends InboxStore {
  constructor(private readonly db: Database) {
    super();
  }

  /** Two messages within a millisecond would have no order: the later one counts as a millisecond younger. */
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

  async newest({ to, after }: InboxFilter): Promise<readonly InboxMessage[]> {
    const conditions = [
      ...(to === undefined ? [] : [{ sql: 'recipient = ?', value: to }]),
      ...(after === undefined ? [] : [{ sql: `created_at > ${moment(after)}`, value: after }]),
    ];
    const where = conditions.length === 0 ? '' : `WHERE ${conditions.map(({ sql }) => sql).join(' AND ')}`;
    const rows = await this.db.query<InboxRow>(
      `SELECT id, channel, recipient, subject, text, html, code, link, reference, created_at
       FROM notification_inbox ${where} ORDER BY created_at DESC, id DESC LIMIT ${SHOWN}`,
      conditions.map(({ value }): SqlValue => value),
    );
    return rows.map(({ recipient, created_at: createdAt, ...rest }) => ({ ...rest, to: recipient, createdAt }));
  }

  async clear(): Promise<void> {
    await this.db.execute('DELETE FROM notification_inbox');
  }
}

function moment(after: string | number): string {
  return typeof after === 'number' ? '?' : 'COALESCE((SELECT created_at FROM notification_inbox WHERE id = ?), 0)';
}
