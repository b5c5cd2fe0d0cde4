import { Logger } from '@nestjs/common';
import { aMail, anSms } from '../../../test/builders/an-outgoing-message';
import { RecordingChannel } from '../../../test/doubles/recording-channel';
import { eventually } from '../../../test/support/eventually';
import { OutboxFixture, type OutboxFixtureOptions } from '../../../test/support/outbox-fixture';
import type { DeliveryOutcome } from '../vendors/channel';

const failed: DeliveryOutcome = { result: 'failed', why: 'http 503' };
const unknown: DeliveryOutcome = { result: 'unknown', why: 'timeout' };

/** Answers each try as listed, then accepts. */
const answering =
  (...outcomes: DeliveryOutcome[]) =>
  () =>
    outcomes.shift() ?? ({ result: 'accepted' } as const);

describe('failover', () => {
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

  it('tries again with the same code and the same reference for the provider', async () => {
    const channel = new RecordingChannel(answering(failed, failed));
    const fixture = open([channel], { pollMs: 1 });
    await fixture.service.queue(anSms());
    expect(await fixture.end()).toMatchObject({ state: 'accepted' });
    expect(channel.delivered).toHaveLength(3);
    expect(new Set(channel.delivered.map(({ id, content }) => `${id} ${content.reveal().text}`)).size).toBe(1);
  });

  it('turns to the next provider after three tries, and to the first again after its three', async () => {
    const [first, second] = ['first', 'second'].map((name) => new RecordingChannel(() => failed, { name })) as [
      ...[RecordingChannel, RecordingChannel],
    ];
    const fixture = open([first, second], { pollMs: 1 });
    await fixture.service.queue(anSms({ lifetimeSeconds: 3_600 }));
    await eventually(() => {
      fixture.clock.advance(100);
      return first.delivered.length > 3;
    });
    expect(second.delivered).toHaveLength(3);
  });

  it('tries until the code is no good any more, and never after', async () => {
    const broken = new RecordingChannel(() => failed);
    const fixture = open([broken], { pollMs: 1 });
    await fixture.service.queue(anSms({ lifetimeSeconds: 60 }));
    expect(await fixture.end()).toMatchObject({ state: 'expired', vendor: 'recording', lastError: 'http 503' });
    const { tries, breakerChanges } = fixture.events;
    expect(tries.every(({ result }) => result === 'failed')).toBe(true);
    expect(breakerChanges).toEqual([]);
  });

  it('spends no tries while no provider works, and sends when one does', async () => {
    let isUp = false;
    const away = new RecordingChannel(() => (isUp ? { result: 'accepted' } : failed));
    const fixture = open([away], { pollMs: 1 });
    await fixture.service.queueAll(Array.from({ length: 5 }, () => anSms()));
    await eventually(() => fixture.events.breakerChanges.length === 1);
    expect(away.delivered).toHaveLength(5);
    isUp = true;
    expect(await fixture.end()).toMatchObject({ state: 'accepted' });
    await eventually(() => {
      fixture.clock.advance(100);
      return fixture.events.tries.length === 10;
    });
    expect(away.delivered).toHaveLength(10);
    expect(fixture.events.breakerChanges).toEqual([
      ['recording', 'open'],
      ['recording', 'closed'],
    ]);
  });

  it('leaves a busy provider at once for another one, and comes back to it', async () => {
    const busy: DeliveryOutcome = { result: 'busy', why: 'http 429', retryAfterSeconds: 60 };
    const first = new RecordingChannel(answering(busy), { name: 'first' });
    const second = new RecordingChannel(undefined, { name: 'second' });
    const fixture = open([first, second], { pollMs: 1 });
    await fixture.service.queue(anSms());
    expect(await fixture.end()).toMatchObject({ state: 'accepted', vendor: 'second' });
    fixture.clock.advance(60_000);
    await fixture.service.queue(anSms());
    await eventually(() => first.delivered.length === 2);
  });

  it('does not let those who are put off for their own sake stop the others', async () => {
    const deferred: DeliveryOutcome = { result: 'deferred', why: 'twilio 21408' };
    const only = new RecordingChannel(({ content }) =>
      content.reveal().to.startsWith('+44') ? deferred : { result: 'accepted' },
    );
    const fixture = open([only], { pollMs: 1 });
    await fixture.service.queueAll(Array.from({ length: 8 }, () => anSms({ to: '+447911123456' })));
    await eventually(() => only.delivered.length === 8);
    await fixture.service.queue(anSms());
    await eventually(() => fixture.events.tries.some(({ result }) => result === 'accepted'));
    expect(fixture.events.breakerChanges).toEqual([]);
  });

  it('asks the others at once about a message that was put off, and the same ones not within half a minute', async () => {
    const names = ['first', 'second'];
    const channels = names.map(
      (name) => new RecordingChannel(() => ({ result: 'deferred', why: 'smtp 450' }), { name }),
    );
    const fixture = open(channels, { pollMs: 1 });
    await fixture.service.queue(aMail());
    const asked = () => channels.map(({ delivered }) => delivered.length);
    await eventually(() => asked().join() === '1,1');
    fixture.clock.advance(29_999);
    await fixture.service.queue(anSms());
    await eventually(() => asked().join() === '2,2');
    const both = ['email', 'sms'];
    expect(channels.map(({ delivered }) => delivered.map(({ channel }) => channel))).toEqual([both, both]);
    await eventually(() => {
      fixture.clock.advance(1_000);
      return asked().join() !== '2,2';
    });
  });

  it('sends the second code of a challenge another way than the first', async () => {
    const [first, second] = ['first', 'second'].map((name) => new RecordingChannel(undefined, { name })) as [
      ...[RecordingChannel, RecordingChannel],
    ];
    const { service } = open([first, second]);
    for (const number of [1, 2]) await service.queue(anSms({ code: { challengeId: 'challenge', number } }));
    await eventually(() => first.delivered.length === 1 && second.delivered.length === 1);
  });

  it('leaves the message of another provider that refuses it to the next one', async () => {
    const refusing = new RecordingChannel(() => ({ result: 'refused', why: 'no template' }), { name: 'refusing' });
    const willing = new RecordingChannel(undefined, { name: 'willing' });
    const fixture = open([refusing, willing], { pollMs: 1 });
    await fixture.service.queue(anSms());
    expect(await fixture.end()).toMatchObject({ state: 'accepted', vendor: 'willing' });
    expect(refusing.delivered).toHaveLength(1);
  });

  it('goes back to one that failed after another one has refused', async () => {
    const failing = new RecordingChannel(answering(failed, failed, failed), { name: 'failing' });
    const refusing = new RecordingChannel(() => ({ result: 'unsupported', why: 'no template' }), { name: 'refusing' });
    const fixture = open([failing, refusing], { pollMs: 1 });
    await fixture.service.queue(anSms());
    expect(await fixture.end()).toMatchObject({ state: 'accepted', vendor: 'failing' });
    expect([failing.delivered.length, refusing.delivered.length]).toEqual([4, 1]);
  });

  it('fails what everybody has refused, after one try each', async () => {
    const both = ['first', 'second'].map(
      (name) => new RecordingChannel(() => ({ result: 'refused', why: 'twilio 21211' }), { name }),
    );
    const fixture = open(both, { pollMs: 1 });
    await fixture.service.queue(anSms());
    expect(await fixture.end()).toMatchObject({ state: 'failed', lastError: 'twilio 21211' });
    expect(both.map(({ delivered }) => delivered.length)).toEqual([1, 1]);
  });

  it('does not send a text again whose outcome is unknown, but a mail', async () => {
    const channel = new RecordingChannel(() => unknown);
    const texts = open([channel], { pollMs: 1 });
    await texts.service.queue(anSms());
    expect(await texts.end()).toMatchObject({ state: 'unknown', lastError: 'timeout' });
    expect(channel.delivered).toHaveLength(1);
    await texts.worker.onApplicationShutdown();

    const mails = open([new RecordingChannel(answering(unknown))], { pollMs: 1 });
    await mails.service.queue(aMail());
    expect(await mails.end()).toMatchObject({ state: 'accepted' });
  });
});
