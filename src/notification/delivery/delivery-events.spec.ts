import { Injectable, Logger } from '@nestjs/common';
import { EventEmitter2, EventEmitterModule, OnEvent } from '@nestjs/event-emitter';
import { Test } from '@nestjs/testing';
import { anSms } from '../../../test/builders/an-outgoing-message';
import { aRow, LEASE_SECONDS } from '../../../test/contracts/outbox-world';
import { RecordedEvents } from '../../../test/doubles/recorded-events';
import { RecordingChannel } from '../../../test/doubles/recording-channel';
import { eventually } from '../../../test/support/eventually';
import { Postroom } from '../../../test/support/postroom';
import type { DeliveryEvent, DeliveryTry } from './delivery-events';

const tried: DeliveryTry = {
  ...{ vendor: 'webhook', channel: 'sms', result: 'accepted' },
  ...{ tookMs: 7, sinceCommitMs: 30, segments: 1 },
};

/** A listener with a bug. */
@Injectable()
class ThrowingListener {
  @OnEvent('delivery.tried' satisfies DeliveryEvent)
  onTried(): void {
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
  let room: Postroom;
  const lease = (owner: string) => room.store.lease({ owner, limits: { sms: 10, email: 10 }, seconds: LEASE_SECONDS });

  beforeAll(() => {
    Logger.overrideLogger(false);
  });

  beforeEach(() => {
    room = new Postroom([new RecordingChannel(undefined, { name: 'webhook' })]);
  });

  afterEach(() => room.worker.onApplicationShutdown());

  it('tells of a message that a worker ended', async () => {
    room.worker.onApplicationBootstrap();
    await room.service.queue(anSms());
    await room.end();
    await eventually(() => room.events.endings.length > 0);
    expect(room.events.endings).toEqual([{ state: 'accepted', vendor: 'webhook', messages: 1 }]);
  });

  it('tells nothing of an end that came too late, or of another try', async () => {
    const answers = ['late', 'failed'];
    const channel: RecordingChannel = new RecordingChannel(async () => {
      if (answers.shift() !== 'late') return { result: 'failed', why: 'http 503' };
      room.clock.advance((LEASE_SECONDS + 1) * 1000);
      await lease('somebody else');
      return { result: 'refused', why: 'http 400' };
    });
    room = new Postroom([channel]);
    room.worker.onApplicationBootstrap();
    await room.service.queue(anSms());
    await eventually(() => room.events.tries.length === 1);
    await room.service.queue(anSms());
    await eventually(() => room.events.tries.length === 2);
    await new Promise(setImmediate);
    expect(room.events.endings).toEqual([]);
  });

  it('tells of messages that ran out of time, and of those that killed their workers', async () => {
    await room.store.add([aRow('a', { lifetimeSeconds: 3_600 })]);
    for (const owner of ['v', 'w']) {
      await lease(owner);
      room.clock.advance((LEASE_SECONDS + 1) * 1000);
    }
    await room.store.add([aRow('b', { lifetimeSeconds: 0 }), aRow('c', { lifetimeSeconds: 0 })]);
    room.worker.onApplicationBootstrap();
    await eventually(() => room.events.endings.length === 2);
    expect(room.events.endings).toEqual([
      { state: 'expired', vendor: null, messages: 2 },
      { state: 'dead-letter', vendor: null, messages: 1 },
    ]);
  });
});
