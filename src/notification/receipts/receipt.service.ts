import { Inject, Injectable, Logger } from '@nestjs/common';
import { DeliveryEvents } from '../delivery/delivery-events';
import { NotificationOptions } from '../notification.config';
import { Vendors } from '../vendors/vendor.registry';
import type { Receipt, ReceiptAnswer, ReceiptRequest } from './receipt-parser';
import { type ReceiptResult, ReceiptStore } from './receipt.store';

/** Reason why a call is rejected: no such vendor or no receipts from it, a body too large, a bad signature, or a bad body. */
export type ReceiptFault = 'unknown-vendor' | 'too-large' | 'forged' | 'unreadable';

/**
 * Number of receipts of one call that are stored concurrently: their order is irrelevant, and each waits for the disk.
 */
const CONCURRENCY = 5;

const NO_CONTENT: ReceiptAnswer = { status: 204 };

/** Receives delivery receipts of the configured vendors. */
@Injectable()
export class ReceiptService {
  private readonly logger = new Logger(ReceiptService.name);

  constructor(
    private readonly vendors: Vendors,
    private readonly receipts: ReceiptStore,
    private readonly events: DeliveryEvents,
    @Inject(NotificationOptions) private readonly options: Pick<NotificationOptions, 'publicUrl'>,
  ) {}

  /**
   * Authenticates, parses and stores all receipts of a call before it returns the answer. `target` is path and query of
   * the call.
   */
  async receive(
    vendor: string,
    { target, ...request }: Omit<ReceiptRequest, 'url'> & { readonly target: string },
  ): Promise<ReceiptAnswer | ReceiptFault> {
    const parser = this.vendors.receipts(vendor);
    if (!parser) return 'unknown-vendor';
    if (request.body.length > parser.maxBytes) return 'too-large';
    const parsed = await parser.read({ ...request, url: `${this.options.publicUrl}${target}` });
    if (parsed.result !== 'read') {
      this.events.emit('delivery.receipt', { vendor, status: null, result: parsed.result });
      return parsed.result;
    }
    const { receipts, answer = NO_CONTENT } = parsed;
    for (let next = 0; next < receipts.length; next += CONCURRENCY)
      await Promise.all(receipts.slice(next, next + CONCURRENCY).map((receipt) => this.record(vendor, receipt)));
    return answer;
  }

  /** Stores one authenticated receipt, and reports it to logs and metrics. Returns its effect. */
  async record(vendor: string, receipt: Receipt): Promise<ReceiptResult> {
    const result = await this.receipts.record(vendor, receipt);
    if (receipt.status === 'failed' && result === 'applied')
      this.logger.warn(`message ${nameOf(receipt)} with ${vendor} failed by its receipt: ${receipt.why ?? ''}`);
    this.events.emit('delivery.receipt', { vendor, status: receipt.status, result });
    return result;
  }
}

/** Our id of the message, or the vendor's; `messages:show` finds both. */
const nameOf = ({ message }: Receipt): string => ('id' in message ? message.id : message.vendorMessageId);
