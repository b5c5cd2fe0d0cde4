import { aRow, later, LEASE_SECONDS } from '../../../test/contracts/outbox-world';
import { FixedClock } from '../../../test/doubles/fixed-clock';
import { InMemoryOutboxStore } from '../../../test/doubles/in-memory-outbox.store';
import { RecordingObserver } from '../../../test/doubles/recording-observer';
import { ObservedOutboxStore } from './observed-outbox.store';

describe('ObservedOutboxStore', () => {
  let clock: FixedClock;
  let observer: RecordingObserver;
  let store: ObservedOutboxStore;
  const lease = (owner: string) => store.lease({ owner, limits: { sms: 10, email: 10 }, seconds: LEASE_SECONDS });

  beforeEach(() => {
    clock = new FixedClock();
    observer = new RecordingObserver();
    store = new ObservedOutboxStore(new InMemoryOutboxStore(clock), observer);
  });

  it('tells of a message that a worker ended', async () => {
    await store.add([aRow('a')]);
    await lease('w');
    await store.settle({ id: 'a', owner: 'w' }, { state: 'accepted', provider: 'webhook' });
    expect(observer.endings).toEqual([{ state: 'accepted', provider: 'webhook', messages: 1 }]);
  });

  it('tells nothing of an end that came too late, or of another try', async () => {
    await store.add([aRow('a')]);
    await lease('w');
    await store.settle({ id: 'a', owner: 'somebody else' }, { state: 'failed' });
    await store.postpone({ id: 'a', owner: 'w' }, later);
    expect(observer.endings).toEqual([]);
  });

  it('tells of messages that ran out of time, and of those that killed their workers', async () => {
    await store.add([aRow('a', { lifetimeSeconds: 3_600 })]);
    for (const owner of ['v', 'w']) {
      await lease(owner);
      clock.advance((LEASE_SECONDS + 1) * 1000);
    }
    await store.add([aRow('b', { lifetimeSeconds: 0 }), aRow('c', { lifetimeSeconds: 0 })]);
    await lease('x');
    expect(observer.endings).toEqual([
      { state: 'expired', provider: null, messages: 2 },
      { state: 'parked', provider: null, messages: 1 },
    ]);
  });
});
