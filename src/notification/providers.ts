import type { Channel } from './channel';
import type { Provider } from './provider';
import type { ReceiptReader } from './receipts/receipt-reader';

/** The providers that are configured, by their names. */
export class Providers {
  constructor(private readonly byName: ReadonlyMap<string, Provider>) {}

  /** Throws for a name that is not configured: the start is the time to notice. */
  channel(name: string): Channel {
    const provider = this.byName.get(name);
    if (!provider) throw new Error(`the provider ${name} is not configured`);
    return provider.channel;
  }

  /** Undefined for a provider that is not configured, or sends no receipts. */
  receipts(name: string): ReceiptReader | undefined {
    return this.byName.get(name)?.receipts;
  }
}
