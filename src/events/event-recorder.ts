import { Injectable } from '@nestjs/common';
import { keyDigest, UnitOfWork } from '../common';
import type { AccountEventType, EventAccount, EventDetails, NewEvent } from './event';
import { EventStore } from './event.sql-store';
import { EventTargets } from './event-targets';
import { EventWakeUp } from './event-wake-up';

/**
 * Writes events for the owner's software, in the current transaction: what happened and its event are committed together or not
 * at all. Where a client application has no target, nothing is written and no statement sent.
 */
@Injectable()
export class EventRecorder {
  constructor(
    private readonly targets: EventTargets,
    private readonly store: EventStore,
    private readonly unitOfWork: UnitOfWork,
    private readonly wakeUp: EventWakeUp,
  ) {}

  /** True where the events of a client application are told. */
  isOn(app: string): boolean {
    return this.targets.of(app) !== undefined;
  }

  /** True where the events of any client application are told. */
  get isOnAnywhere(): boolean {
    return this.targets.areAny;
  }

  /** Records an event about an account. */
  async aboutAccount(
    type: AccountEventType,
    { app, id, username }: EventAccount,
    details?: EventDetails,
  ): Promise<void> {
    await this.record({ type, app, accountId: id, details: { username, ...details } });
  }

  async record(event: NewEvent): Promise<void> {
    if (!this.isOn(event.app)) return;
    await this.store.add(event);
    this.ringAfterCommit();
  }

  /** Records an event unless one with this key was recorded: of parallel callers in any process one records it. */
  async recordOnce(key: string, event: NewEvent): Promise<void> {
    if (!this.isOn(event.app)) return;
    await this.store.addOnce(keyDigest('event', event.type, event.app, key), event);
    this.ringAfterCommit();
  }

  private ringAfterCommit(): void {
    this.unitOfWork.afterCommit(() => {
      this.wakeUp.ring();
    });
  }
}
