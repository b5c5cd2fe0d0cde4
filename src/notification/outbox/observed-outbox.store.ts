import type { CodeReference } from '../outgoing-message';
import type { DeliveryObserver } from '../delivery/delivery-observer';
import {
  type Lease,
  type LeasedBatch,
  type LeaseRequest,
  type OutboxRow,
  OutboxStore,
  type Postponement,
  type Settlement,
} from './outbox.store';

/** A store that tells an observer of every message that ends. */
export class ObservedOutboxStore extends OutboxStore {
  constructor(
    private readonly store: OutboxStore,
    private readonly observer: DeliveryObserver,
  ) {
    super();
  }

  async lease(request: LeaseRequest): Promise<LeasedBatch> {
    const batch = await this.store.lease(request);
    this.lost('expired', batch.expired);
    this.lost('parked', batch.abandoned.length);
    return batch;
  }

  async settle(lease: Lease, end: Settlement): Promise<boolean> {
    const hasEnded = await this.store.settle(lease, end);
    if (hasEnded) this.observer.ended({ state: end.state, provider: end.provider ?? null, messages: 1 });
    return hasEnded;
  }

  add(rows: readonly OutboxRow[]): Promise<void> {
    return this.store.add(rows);
  }

  postpone(lease: Lease, postponement: Postponement): Promise<boolean> {
    return this.store.postpone(lease, postponement);
  }

  handBack(owner: string): Promise<void> {
    return this.store.handBack(owner);
  }

  recordConversion(code: CodeReference): Promise<void> {
    return this.store.recordConversion(code);
  }

  purge(limit: number): Promise<number> {
    return this.store.purge(limit);
  }

  private lost(state: 'expired' | 'parked', messages: number): void {
    if (messages > 0) this.observer.ended({ state, provider: null, messages });
  }
}
