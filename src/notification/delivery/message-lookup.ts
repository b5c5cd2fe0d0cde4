import { Injectable } from '@nestjs/common';
import { maskTarget, normalizeTyped } from '../../common';
import { Database } from '../../database';
import { OutboxMessageEntity } from '../outbox/outbox-message.entity';
import { ReceiptEntity } from '../receipts/receipt.entity';

/** Everything that the outbox keeps about one message, for operators: no address, no text, no code. */
export interface MessageReport {
  readonly id: string;
  readonly reference: string;
  readonly app: string;
  readonly channel: string;
  /** Masked. */
  readonly recipient: string;
  readonly template: string;
  readonly locale: string;
  readonly state: string;
  readonly tries: number;
  /** Vendor of the last try; null before the first. */
  readonly vendor: string | null;
  readonly vendorMessageId: string | null;
  /** Reason of the last failure, in our words or as a code of the vendor. */
  readonly why: string | null;
  readonly refusedBy: readonly string[];
  readonly segments: number | null;
  /** Instants in ISO 8601, UTC; null where it did not happen. */
  readonly createdAt: string;
  readonly nextTryAt: string | null;
  readonly expiresAt: string;
  readonly acceptedAt: string | null;
  readonly deliveredAt: string | null;
  readonly enteredAt: string | null;
  /** Receipts that came before the message ended: `delivered`, `failed (30005)`. */
  readonly earlyReceipts: readonly string[];
}

/** Language and state of one message. */
export type MessageStatus = Pick<MessageReport, 'id' | 'locale' | 'state'>;

const MAX_FOUND = 20;

/** Columns by which messages are found. */
type MessageFilter = Partial<Record<'id' | 'reference' | 'vendorMessageId' | 'recipient' | 'app', string>>;

/** Finds messages of the outbox. Reads the whole table for a reference: for operators, not for requests. */
@Injectable()
export class MessageLookup {
  constructor(private readonly db: Database) {}

  /**
   * Messages with this reference (in any case), id or vendor's id, or to the phone number (E.164) or e-mail address that the
   * name stands for: the newest 20, the newest first. Addresses are stored masked, so that another one that looks the same
   * masked is found too.
   */
  find(name: string, address?: string): Promise<readonly MessageReport[]> {
    const id = normalizeTyped(name);
    const names = [{ id }, { reference: id.toUpperCase() }, { vendorMessageId: id }];
    return this.select(address === undefined ? names : [...names, { recipient: maskTarget(address) }]);
  }

  /** Messages of a client application to masked addresses: the newest 20, the newest first. */
  toRecipients(app: string, masked: readonly string[]): Promise<readonly MessageReport[]> {
    return masked.length === 0 ? Promise.resolve([]) : this.select(masked.map((recipient) => ({ app, recipient })));
  }

  private select(where: MessageFilter[]): Promise<readonly MessageReport[]> {
    return this.db.withManager(async (manager) => {
      const rows = await manager.find(OutboxMessageEntity, {
        where,
        order: { createdAt: 'DESC', id: 'DESC' },
        take: MAX_FOUND,
      });
      const reports: MessageReport[] = [];
      for (const row of rows) {
        const receipts = await manager.find(ReceiptEntity, {
          where: earlyReceiptsOf(row),
          order: { receivedAt: 'ASC' },
        });
        reports.push(toReport(row, receipts));
      }
      return reports;
    });
  }

  /** Languages and states of the messages with these ids, by id; one statement. */
  async statusesOf(ids: readonly string[]): Promise<ReadonlyMap<string, MessageStatus>> {
    if (ids.length === 0) return new Map();
    const rows = await this.db.query<MessageStatus>(
      `SELECT id, locale, state FROM notification_outbox WHERE id IN (${ids.map(() => '?').join()})`,
      ids,
    );
    return new Map(rows.map((row) => [row.id, row]));
  }
}

const earlyReceiptsOf = ({ id, vendorMessageId }: OutboxMessageEntity): { readonly message: string }[] => [
  { message: `own ${id}` },
  ...(vendorMessageId === null ? [] : [{ message: `vendor ${vendorMessageId}` }]),
];

function toReport(row: OutboxMessageEntity, receipts: readonly ReceiptEntity[]): MessageReport {
  const { id, reference, app, channel, recipient, template, locale, state, vendor, vendorMessageId, segments } = row;
  return {
    ...{
      id,
      reference,
      app,
      channel,
      recipient,
      template,
      locale,
      state,
      tries: row.attempts,
      vendor,
      vendorMessageId,
    },
    ...{ why: row.lastError, refusedBy: row.refusedBy?.split(' ') ?? [], segments },
    createdAt: new Date(row.createdAt).toISOString(),
    nextTryAt: instant(row.dueAt),
    expiresAt: new Date(row.expiresAt).toISOString(),
    acceptedAt: instant(row.acceptedAt),
    deliveredAt: instant(row.deliveredAt),
    enteredAt: instant(row.enteredAt),
    earlyReceipts: receipts.map(({ status, why }) => (why === null ? status : `${status} (${why})`)),
  };
}

const instant = (ms: number | null): string | null => (ms === null ? null : new Date(ms).toISOString());
