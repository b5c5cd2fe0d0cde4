import { Breaker, type CallResult } from './breaker';

const SECOND = 1_000;

/** A breaker and a clock; calls begin and end at once, and each carries another message. */
class Bench {
  readonly breaker = new Breaker();
  now = 1_000_000;

  private messages = 0;

  call(verdict: CallResult, throttledMs = 0, message = String(this.messages++)): void {
    this.breaker.end(this.breaker.begin(message), verdict, this.now, throttledMs);
  }

  calls(count: number, verdict: CallResult): void {
    for (let made = 0; made < count; made++) this.call(verdict);
  }

  pass(ms: number): void {
    this.now += ms;
  }

  get state() {
    return this.breaker.state(this.now);
  }

  get waitMs() {
    return this.waitMsOf('a message that was not tried');
  }

  waitMsOf(message: string): number {
    return this.breaker.waitMs(message, this.now);
  }
}

describe('Breaker', () => {
  let bench: Bench;

  beforeEach(() => {
    bench = new Bench();
  });

  it('opens for 30 seconds after five errors in a row, not after four', () => {
    bench.calls(4, 'bad');
    expect([bench.state, bench.waitMs]).toEqual(['closed', 0]);
    bench.call('bad');
    expect([bench.state, bench.waitMs]).toEqual(['open', 30 * SECOND]);
    bench.pass(29_999);
    expect([bench.state, bench.waitMs]).toEqual(['open', 1]);
    bench.pass(1);
    expect([bench.state, bench.waitMs]).toEqual(['half-open', 0]);
  });

  it('counts a message as one error, however often it is tried', () => {
    for (let tries = 0; tries < 30; tries++) bench.call('bad', 0, 'the same');
    bench.calls(3, 'bad');
    expect(bench.state).toBe('closed');
    bench.call('bad', 0, 'the same');
    expect(bench.state).toBe('closed');
    bench.call('bad');
    expect(bench.state).toBe('open');
  });

  it('has the messages that opened it, or failed as its probes, let others go first', () => {
    for (const message of ['a', 'b', 'c', 'd', 'e']) bench.call('bad', 0, message);
    expect([bench.waitMsOf('a'), bench.waitMsOf('e'), bench.waitMs]).toEqual([35_000, 35_000, 30_000]);
    bench.pass(30 * SECOND);
    expect([bench.waitMsOf('e'), bench.waitMs]).toEqual([5_000, 0]);
    bench.call('bad', 0, 'f');
    expect([bench.waitMsOf('f'), bench.waitMs]).toEqual([35_000, 30_000]);
    bench.pass(35 * SECOND);
    expect(bench.waitMsOf('f')).toBe(0);
    bench.call('good', 0, 'f');
    expect(bench.waitMsOf('a')).toBe(0);
  });

  it('begins to count anew with every call that works', () => {
    bench.calls(4, 'bad');
    bench.call('good');
    bench.calls(4, 'bad');
    expect(bench.state).toBe('closed');
  });

  it.each([
    ['half of twenty', 10, 10, 'open'],
    ['half of nineteen', 10, 9, 'closed'],
    ['less than half', 11, 9, 'closed'],
  ])('looks at the share of errors too: %s calls of a minute', (_, good, bad, state) => {
    for (let made = 0; made < Math.max(good, bad); made++) {
      if (made < good) bench.call('good');
      if (made < bad) bench.call('bad');
    }
    expect(bench.state).toBe(state);
  });

  it('forgets what is over a minute old', () => {
    for (let made = 0; made < 9; made++) {
      bench.call('bad');
      bench.call('good');
    }
    bench.pass(60 * SECOND);
    bench.call('good');
    bench.call('bad');
    bench.call('bad');
    expect(bench.state).toBe('closed');
  });

  it('lets one probe through when it is half open, and closes when that works', () => {
    bench.calls(5, 'bad');
    bench.pass(30 * SECOND);
    const probe = bench.breaker.begin('another');
    expect(probe.isProbe).toBe(true);
    expect(bench.waitMs).toBe(SECOND);
    bench.breaker.end(probe, 'good', bench.now);
    expect([bench.state, bench.waitMs]).toEqual(['closed', 0]);
    bench.calls(4, 'bad');
    expect(bench.state).toBe('closed');
  });

  it('opens for another 30 seconds when the probe fails', () => {
    bench.calls(5, 'bad');
    bench.pass(40 * SECOND);
    bench.call('bad');
    expect([bench.state, bench.waitMs]).toEqual(['open', 30 * SECOND]);
  });

  it('learns nothing from calls that began before it opened', () => {
    const early = bench.breaker.begin('another');
    bench.calls(5, 'bad');
    bench.breaker.end(early, 'good', bench.now);
    expect(bench.state).toBe('open');
    bench.pass(30 * SECOND);
    const probe = bench.breaker.begin('another');
    bench.breaker.end({ message: 'late', isProbe: false }, 'bad', bench.now);
    bench.breaker.end(probe, 'good', bench.now);
    expect(bench.state).toBe('closed');
  });

  it('leaves a busy provider alone for as long as it asks, and does not take it for broken', () => {
    for (let made = 0; made < 30; made++) bench.call('busy', 7 * SECOND);
    expect([bench.state, bench.waitMs]).toEqual(['closed', 7 * SECOND]);
    bench.pass(7 * SECOND);
    expect(bench.waitMs).toBe(0);
  });

  it('closes when its probe finds the provider busy: it is there', () => {
    bench.calls(5, 'bad');
    bench.pass(30 * SECOND);
    bench.call('busy', 5 * SECOND);
    expect([bench.state, bench.waitMs]).toEqual(['closed', 5 * SECOND]);
  });
});
