import type { Channel } from './channel';
import type { Provider } from './vendor';
import type { ReceiptParser } from '../receipts/receipt-parser';

/** The providers that are configured, by their names. */
export class Vendors {
  constructor(private readonly byName: ReadonlyMap<string, Provider>) {}

  get channels(): ReadonlyMap<string, Channel> {
    return new Map([...this.byName].map(([name, { channel }]) => [name, channel]));
  }

  /** Undefined for a provider that is not configured, or sends no receipts. */
  receipts(name: string): ReceiptParser | undefined {
    return this.byName.get(name)?.receipts;
  }
}
