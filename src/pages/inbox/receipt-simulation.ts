import { BadRequestException, Injectable } from '@nestjs/common';
import { MessageLookup, type MessageStatus, ReceiptService } from '../../notification';

/** Name of the vendor that keeps messages in the inbox. */
const VENDOR = 'inbox';

const REPORTED = ['delivered', 'failed'] as const;

type Reported = (typeof REPORTED)[number];

/** Reports on messages of the inbox as a vendor of SMS would: what a client sees of a delivery can be tried without one. */
@Injectable()
export class ReceiptSimulation {
  constructor(
    private readonly receipts: ReceiptService,
    private readonly lookup: MessageLookup,
  ) {}

  /**
   * Stores a receipt as if its vendor had sent it; `delivered` wins over `failed`, as it does there. Returns the status that the
   * message has then, undefined when the outbox does not know it. Throws BadRequestException for any other status.
   */
  async report(id: string, status: string | null): Promise<MessageStatus | undefined> {
    const reported = REPORTED.find((each): each is Reported => each === status);
    if (reported === undefined) throw new BadRequestException();
    const known = (await this.lookup.statusesOf([id])).get(id);
    if (known === undefined) return undefined;
    await this.receipts.record(VENDOR, { message: { id }, status: reported, why: 'simulated' });
    return (await this.lookup.statusesOf([id])).get(id);
  }
}
