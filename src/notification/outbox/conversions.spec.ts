import type { AcceptedCode } from '../../otp';
import type { CodeReference } from '../outgoing-message';
import { Conversions } from './conversions';
import type { OutboxStore } from './outbox.store';

const accepted = (number: number): AcceptedCode => ({
  challengeId: 'challenge',
  number,
  scope: { purpose: 'recover', target: '+8613800138000' },
  isFirst: true,
});

describe('Conversions', () => {
  const recorded: (readonly CodeReference[])[] = [];
  let fails = false;
  const store = {
    recordConversions: (codes: readonly CodeReference[]) => {
      recorded.push(codes);
      return fails ? Promise.reject(new Error('no database')) : Promise.resolve();
    },
  } as Partial<OutboxStore> as OutboxStore;
  const numbers = () => recorded.map((codes) => codes.map(({ number }) => number));
  let conversions: Conversions;

  beforeEach(() => {
    jest.useFakeTimers();
    recorded.length = 0;
    fails = false;
    conversions = new Conversions(store);
  });

  afterEach(() => {
    jest.useRealTimers();
  });

  it('records the codes of a fifth of a second by one statement', () => {
    [1, 2, 3].forEach((number) => {
      conversions.add(accepted(number));
    });
    jest.advanceTimersByTime(199);
    expect(numbers()).toEqual([]);
    jest.advanceTimersByTime(1);
    conversions.add(accepted(4));
    jest.advanceTimersByTime(200);
    expect(numbers()).toEqual([[1, 2, 3], [4]]);
  });

  it('does not wait for more than 64', () => {
    for (let number = 1; number <= 65; number++) conversions.add(accepted(number));
    expect(recorded.map(({ length }) => length)).toEqual([64]);
  });

  it('records what waits when the process stops, once', async () => {
    conversions.add(accepted(1));
    await conversions.beforeApplicationShutdown();
    await conversions.beforeApplicationShutdown();
    expect(numbers()).toEqual([[1]]);
    expect(jest.getTimerCount()).toBe(0);
  });

  it('does not fail with the database, and goes on', async () => {
    fails = true;
    conversions.add(accepted(1));
    await expect(conversions.beforeApplicationShutdown()).resolves.toBeUndefined();
    conversions.add(accepted(2));
    jest.advanceTimersByTime(200);
    expect(numbers()).toEqual([[1], [2]]);
  });
});
