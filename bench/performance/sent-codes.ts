import type { Connection, RowDataPacket } from 'mysql2/promise';
import { SystemClock } from '../../src/common/clock';
import { HkdfKeyRing } from '../../src/common/key-ring';
import { CryptoRandom } from '../../src/common/random';
import { OutboxSerializer } from '../../src/notification/outbox/outbox-serializer';
import { SECRET_KEY } from '../black-box/server';

/** Code that waits in the outbox, with the phone that it is for. */
export interface SentCode {
  readonly phone: string;
  readonly code: string;
}

interface PayloadRow extends RowDataPacket {
  readonly id: string;
  readonly payload: string;
}

/**
 * Reads codes out of the outbox, as its worker does. Messages are not delivered during a run: the service runs with ROLE=api.
 */
export class SentCodes {
  private readonly serializer = new OutboxSerializer(
    new HkdfKeyRing([SECRET_KEY]),
    new SystemClock(),
    new CryptoRandom(),
  );
  private readonly known = new Set<string>();
  private since = 0;

  constructor(private readonly connection: Connection) {}

  /** Codes of messages that were queued since the last call. */
  async read(): Promise<readonly SentCode[]> {
    const [rows] = await this.connection.query<PayloadRow[]>(
      'SELECT id, payload, created_at AS at FROM notification_outbox WHERE created_at >= ? AND payload IS NOT NULL ORDER BY created_at',
      [this.since],
    );
    const fresh = rows.filter(({ id }) => !this.known.has(id));
    this.since = Number(rows.at(-1)?.['at'] ?? this.since);
    for (const { id } of fresh) this.known.add(id);
    return fresh.flatMap((row) => {
      const { to, code } = this.serializer.deserialize(row).reveal();
      return code === null ? [] : [{ phone: to, code }];
    });
  }
}
