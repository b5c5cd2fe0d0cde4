import { Injectable, Logger } from '@nestjs/common';
import { EventEmitter2, EventEmitterModule, OnEvent } from '@nestjs/event-emitter';
import { Test } from '@nestjs/testing';
import { anSms } from '../../../test/builders/an-outgoing-message';
import { aRow, LEASE_SECONDS } from '../../../test/contracts/outbox-contract-setup';
import { RecordedEvents } from '../../../test/doubles/recorded-events';
import { RecordingChannel } from '../../../test/doubles/recording-channel';
import { eventually } from '../../../test/support/eventually';
import { OutboxFixture } from '../../../test/support/outbox-fixture';
import type { DeliveryEvent, DeliveryTry } from './delivery-events';

const tried: DeliveryTry = {
  ...{ vendor: 'webhook', channel: 'sms', result: 'accepted' },
  ...{ tookMs: 7, sinceCommitMs: 30, segments: 1 },
};

/** A listener with a bug in every method. */
@Injectable()
class ThrowingListener {
  @OnEvent('delivery.tried' satisfies DeliveryEvent)
  @OnEvent('delivery.ended' satisfies DeliveryEvent)
  @OnEvent('delivery.receipt' satisfies DeliveryEvent)
  @OnEvent('delivery.breaker-changed' satisfies DeliveryEvent)
  @OnEvent('delivery.vendor-throttled' satisfies DeliveryEvent)
  onEvent(): void {
    throw new Error('to +8613812341234');
  }
}

describe('DeliveryEvents', () => {
  beforeAll(() => {
    Logger.overrideLogger(false);
  });

  it('reach every listener, whatever one of them does', async () => {
    const module = await Test.createTestingModule({
      imports: [EventEmitterModule.forRoot()],
      providers: [ThrowingListener],
    }).compile();
    module.useLogger(false);
    await module.init();
    const events = new RecordedEvents(module.get(EventEmitter2));
    events.emit('delivery.tried', tried);
    events.emit('delivery.ended', { state: 'expired', vendor: null, messages: 3 });
    events.emit('delivery.receipt', { vendor: 'webhook', status: 'delivered', result: 'applied' });
    events.emit('delivery.breaker-changed', { vendor: 'webhook', state: 'open' });
    events.emit('delivery.vendor-throttled', { vendor: 'webhook', seconds: 60 });
    expect(events).toMatchObject({
      ...{ tries: [tried], breakerChanges: [['webhook', 'open']], throttlings: [['webhook', 60]] },
      ...{ endings: [{ state: 'expired', vendor: null, messages: 3 }] },
      ...{ receipts: [{ vendor: 'webhook', status: 'delivered', result: 'applied' }] },
    });
    await module.close();
  });

  it('cost no message when a listener throws into the emitter itself', () => {
    const emitter = new EventEmitter2();
    emitter.on('delivery.tried', () => {
      throw new Error('to +8613812341234');
    });
    expect(() => {
      new RecordedEvents(emitter).emit('delivery.tried', tried);
    }).not.toThrow();
  });
});

describe("the event 'delivery.ended'", () => {
  let fixture: OutboxFixture;
  const lease = (owner: string) =>
    fixture.store.lease({ owner, limits: { sms: 10, email: 10 }, seconds: LEASE_SECONDS });

  beforeAll(() => {
    Logger.overrideLogger(false);
  });

  beforeEach(() => {
    fixture = new OutboxFixture([new RecordingChannel(undefined, { name: 'webhook' })]);
  });

  afterEach(() => fixture.worker.onApplicationShutdown());

  it('tells of a message that a worker ended', async () => {
    fixture.worker.onApplicationBootstrap();
    await fixture.service.queue(anSms());
    await fixture.end();
    await eventually(() => fixture.events.endings.length > 0);
    expect(fixture.events.endings).toEqual([{ state: 'accepted', vendor: 'webhook', messages: 1 }]);
  });

  it('tells nothing of an end that came too late, or of another try', async () => {
    const answers = ['late', 'failed'];
    const channel: RecordingChannel = new RecordingChannel(async () => {
      if (answers.shift() !== 'late') return { result: 'failed', why: 'http 503' };
      fixture.clock.advance((LEASE_SECONDS + 1) * 1000);
      await lease('somebody else');
      return { result: 'refused', why: 'http 400' };
    });
    fixture = new OutboxFixture([channel]);
    fixture.worker.onApplicationBootstrap();
    await fixture.service.queue(anSms());
    await eventually(() => fixture.events.tries.length === 1);
    await fixture.service.queue(anSms());
    await eventually(() => fixture.events.tries.length === 2);
    await new Promise(setImmediate);
    expect(fixture.events.endings).toEqual([]);
  });

  it('tells of messages that ran out of time, and of those that killed their workers', async () => {
    await fixture.store.add([aRow('a', { lifetimeSeconds: 3_600 })]);
    for (const owner of ['v', 'w']) {
      await lease(owner);
      fixture.clock.advance((LEASE_SECONDS + 1) * 1000);
    }
    await fixture.store.add([aRow('b', { lifetimeSeconds: 0 }), aRow('c', { lifetimeSeconds: 0 })]);
    fixture.worker.onApplicationBootstrap();
    await eventually(() => fixture.events.endings.length === 2);
    expect(fixture.events.endings).toEqual([
      { state: 'expired', vendor: null, messages: 2 },
      { state: 'dead-letter', vendor: null, messages: 1 },
    ]);
  });
});
