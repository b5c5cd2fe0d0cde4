import { Logger } from '@nestjs/common';
import { aMail, anSms } from '../../../test/builders/an-outgoing-message';
import { CountedRandom } from '../../../test/doubles/counted-random';
import { FixedClock } from '../../../test/doubles/fixed-clock';
import { PlainKeyRing } from '../../../test/doubles/plain-key-ring';
import { RecordingChannel } from '../../../test/doubles/recording-channel';
import { eventually } from '../../../test/support/eventually';
import { OutboxFixture, type OutboxFixtureOptions } from '../../../test/support/outbox-fixture';
import { OutboxSerializer } from './outbox-serializer';
import { idlePause } from './outbox-worker';

describe('OutboxWorker', () => {
  let opened: OutboxFixture | undefined;
  const open = (channels: readonly RecordingChannel[], options: OutboxFixtureOptions = {}) => {
    opened = new OutboxFixture(channels, options);
    opened.worker.onApplicationBootstrap();
    return opened;
  };

  beforeAll(() => {
    Logger.overrideLogger(false);
  });

  afterEach(async () => {
    await opened?.worker.onApplicationShutdown();
  });

  it('sends a message the moment its unit of work has committed, in the words of its template', async () => {
    const channel = new RecordingChannel();
    const fixture = open([channel]);
    const { service, unitOfWork } = fixture;
    await unitOfWork.run(async () => {
      await service.queue(anSms());
      expect(channel.delivered).toEqual([]);
    });
    const content = (await eventually(() => channel.delivered.at(0))).content.reveal();
    expect(content).toMatchObject({ to: '+8613812341234', code: '135791', subject: null, minutes: 5 });
    expect(content.text).toMatch(/\n@id\.example\.com #135791$/);
    expect(await fixture.end()).toMatchObject({ state: 'accepted', vendor: 'recording', lastError: null });
  });

  it('finds messages of other processes by polling', async () => {
    const channel = new RecordingChannel();
    const { store } = open([channel], { pollMs: 1 });
    const serializer = new OutboxSerializer(new PlainKeyRing(), new FixedClock(), new CountedRandom());
    await store.add([serializer.serialize(anSms())]);
    await eventually(() => channel.delivered.length === 1);
  });

  it('tells of a message that leaves late how long its code is still good', async () => {
    const channel = new RecordingChannel();
    opened = new OutboxFixture([channel]);
    await opened.service.queue(anSms({ lifetimeSeconds: 300 }));
    opened.clock.advance(110_000);
    opened.worker.onApplicationBootstrap();
    const { content, secondsLeft } = await eventually(() => channel.delivered.at(0));
    expect([content.reveal().minutes, secondsLeft]).toEqual([3, 190]);
    expect(content.reveal().text).toContain('valid 3 min');
  });

  it('drops a decoy unsent', async () => {
    const channel = new RecordingChannel();
    const fixture = open([channel]);
    await fixture.service.queue(anSms({ decoy: true }));
    expect(await fixture.end()).toMatchObject({ state: 'dropped', payload: null });
    expect(channel.delivered).toEqual([]);
  });

  it('parks a row that cannot be read and carries on with the others', async () => {
    const channel = new RecordingChannel();
    const fixture = open([channel]);
    const poison = new OutboxSerializer(new PlainKeyRing(), new FixedClock(), new CountedRandom()).serialize(anSms());
    await fixture.store.add([{ ...poison, id: 'poison', payload: 'garbage' }]);
    await fixture.service.queue(anSms());
    await eventually(() => channel.delivered.length === 1);
    expect(await fixture.end()).toMatchObject({ state: 'failed', lastError: 'unreadable or wordless row' });
  });

  it('looks again at once when all that it found had expired', async () => {
    const channel = new RecordingChannel();
    opened = new OutboxFixture([channel], { batch: 1 });
    const serializer = new OutboxSerializer(new PlainKeyRing(), new FixedClock(), new CountedRandom());
    const fresh = serializer.serialize(anSms());
    await opened.store.add([{ ...serializer.serialize(anSms()), lifetimeSeconds: 0 }, fresh]);
    opened.worker.onApplicationBootstrap();
    await eventually(() => channel.delivered.length === 1);
  });

  it('survives a database that is away', async () => {
    const channel = new RecordingChannel();
    const fixture = open([channel]);
    fixture.store.outages = 1;
    await fixture.service.queue(anSms());
    await fixture.service.queue(anSms());
    await eventually(() => channel.delivered.length === 2);
  });

  it('has no more messages in hand than it may, and takes the next one when a hand is free', async () => {
    const waiting: (() => void)[] = [];
    const slow = new RecordingChannel(
      () =>
        new Promise((resolve) => {
          waiting.push(() => {
            resolve({ result: 'accepted' });
          });
        }),
    );
    const fixture = open([slow], { batch: 2 });
    await fixture.service.queueAll([anSms(), anSms(), anSms()]);
    await eventually(() => waiting.length === 2);
    await new Promise(setImmediate);
    expect(slow.delivered).toHaveLength(2);
    waiting.at(0)?.();
    await eventually(() => waiting.length === 3);
    waiting.forEach((finish) => {
      finish();
    });
  });

  it('has hands for texts while all those for mails are full, and takes the next mail when one of them is free', async () => {
    const waiting: (() => void)[] = [];
    const slow: RecordingChannel = new RecordingChannel(
      ({ channel }) =>
        new Promise((resolve) => {
          const finish = () => {
            resolve({ result: 'accepted' });
          };
          if (channel === 'email') waiting.push(finish);
          else finish();
        }),
    );
    const fixture = open([slow], { batch: 2 });
    await fixture.service.queueAll([aMail(), aMail(), aMail(), aMail()]);
    await eventually(() => waiting.length === 2);
    await fixture.service.queueAll([anSms(), anSms(), anSms()]);
    await eventually(() => slow.delivered.filter(({ channel }) => channel === 'sms').length === 3);
    expect(waiting).toHaveLength(2);
    waiting.at(0)?.();
    await eventually(() => waiting.length === 3);
    waiting.at(1)?.();
    await eventually(() => waiting.length === 4);
    waiting.forEach((finish) => {
      finish();
    });
  });

  it('finishes what it has in hand before it stops, and starts nothing after', async () => {
    let finish = (): void => undefined;
    const slow = new RecordingChannel(
      () =>
        new Promise((resolve) => {
          finish = () => {
            resolve({ result: 'accepted' });
          };
        }),
    );
    const fixture = open([slow]);
    await fixture.service.queue(anSms());
    await eventually(() => slow.delivered.length === 1);
    const stopped = fixture.worker.onApplicationShutdown();
    await fixture.service.queue(anSms());
    finish();
    await stopped;
    expect(fixture.ids().map((id) => fixture.store.find(id)?.state)).toEqual(['accepted', 'queued']);
    expect(slow.delivered).toHaveLength(1);
  });

  it('hands back what it was given while it was told to stop', async () => {
    const fixture = open([new RecordingChannel()]);
    await new Promise(setImmediate);
    const queued = fixture.service.queue(anSms());
    const stopped = fixture.worker.onApplicationShutdown();
    await Promise.all([queued, stopped]);
    expect(fixture.store.find(fixture.ids()[0] ?? '')).toMatchObject({ state: 'queued' });
  });
});

describe('idlePause', () => {
  it('grows from an eighth of the longest pause to all of it', () => {
    expect([1, 2, 3, 4, 5, 5_000].map((looks) => idlePause(looks, 200))).toEqual([25, 50, 100, 200, 200, 200]);
  });

  it('is never none', () => {
    expect(idlePause(1, 1)).toBe(1);
  });
});
