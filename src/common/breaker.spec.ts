import { Breaker, type CallResult } from './breaker';

const SECOND = 1_000;

/** A breaker and a clock; calls begin and end at once, and each carries another message. */
class BreakerFixture {
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
  let fixture: BreakerFixture;

  beforeEach(() => {
    fixture = new BreakerFixture();
  });

  it('opens for 30 seconds after five errors in a row, not after four', () => {
    fixture.calls(4, 'bad');
    expect([fixture.state, fixture.waitMs]).toEqual(['closed', 0]);
    fixture.call('bad');
    expect([fixture.state, fixture.waitMs]).toEqual(['open', 30 * SECOND]);
    fixture.pass(29_999);
    expect([fixture.state, fixture.waitMs]).toEqual(['open', 1]);
    fixture.pass(1);
    expect([fixture.state, fixture.waitMs]).toEqual(['half-open', 0]);
  });

  it('counts a message as one error, however often it is tried', () => {
    for (let tries = 0; tries < 30; tries++) fixture.call('bad', 0, 'the same');
    fixture.calls(3, 'bad');
    expect(fixture.state).toBe('closed');
    fixture.call('bad', 0, 'the same');
    expect(fixture.state).toBe('closed');
    fixture.call('bad');
    expect(fixture.state).toBe('open');
  });

  it('has the messages that opened it, or failed as its probes, let others go first', () => {
    for (const message of ['a', 'b', 'c', 'd', 'e']) fixture.call('bad', 0, message);
    expect([fixture.waitMsOf('a'), fixture.waitMsOf('e'), fixture.waitMs]).toEqual([35_000, 35_000, 30_000]);
    fixture.pass(30 * SECOND);
    expect([fixture.waitMsOf('e'), fixture.waitMs]).toEqual([5_000, 0]);
    fixture.call('bad', 0, 'f');
    expect([fixture.waitMsOf('f'), fixture.waitMs]).toEqual([35_000, 30_000]);
    fixture.pass(35 * SECOND);
    expect(fixture.waitMsOf('f')).toBe(0);
    fixture.call('good', 0, 'f');
    expect(fixture.waitMsOf('a')).toBe(0);
  });

  it('begins to count anew with every call that works', () => {
    fixture.calls(4, 'bad');
    fixture.call('good');
    fixture.calls(4, 'bad');
    expect(fixture.state).toBe('closed');
  });

  it.each([
    ['half of twenty', 10, 10, 'open'],
    ['half of nineteen', 10, 9, 'closed'],
    ['less than half', 11, 9, 'closed'],
  ])('looks at the share of errors too: %s calls of a minute', (_, good, bad, state) => {
    for (let made = 0; made < Math.max(good, bad); made++) {
      if (made < good) fixture.call('good');
      if (made < bad) fixture.call('bad');
    }
    expect(fixture.state).toBe(state);
  });

  it('forgets what is over a minute old', () => {
    for (let made = 0; made < 9; made++) {
      fixture.call('bad');
      fixture.call('good');
    }
    fixture.pass(60 * SECOND);
    fixture.call('good');
    fixture.call('bad');
    fixture.call('bad');
    expect(fixture.state).toBe('closed');
  });

  it('lets one probe through when it is half open, and closes when that works', () => {
    fixture.calls(5, 'bad');
    fixture.pass(30 * SECOND);
    const probe = fixture.breaker.begin('another');
    expect(probe.isProbe).toBe(true);
    expect(fixture.waitMs).toBe(SECOND);
    fixture.breaker.end(probe, 'good', fixture.now);
    expect([fixture.state, fixture.waitMs]).toEqual(['closed', 0]);
    fixture.calls(4, 'bad');
    expect(fixture.state).toBe('closed');
  });

  it('opens for another 30 seconds when the probe fails', () => {
    fixture.calls(5, 'bad');
    fixture.pass(40 * SECOND);
    fixture.call('bad');
    expect([fixture.state, fixture.waitMs]).toEqual(['open', 30 * SECOND]);
  });

  it('learns nothing from calls that began before it opened', () => {
    const early = fixture.breaker.begin('another');
    fixture.calls(5, 'bad');
    fixture.breaker.end(early, 'good', fixture.now);
    expect(fixture.state).toBe('open');
    fixture.pass(30 * SECOND);
    const probe = fixture.breaker.begin('another');
    fixture.breaker.end({ message: 'late', isProbe: false }, 'bad', fixture.now);
    fixture.breaker.end(probe, 'good', fixture.now);
    expect(fixture.state).toBe('closed');
  });

  it('leaves a busy provider alone for as long as it asks, and does not take it for broken', () => {
    for (let made = 0; made < 30; made++) fixture.call('busy', 7 * SECOND);
    expect([fixture.state, fixture.waitMs]).toEqual(['closed', 7 * SECOND]);
    fixture.pass(7 * SECOND);
    expect(fixture.waitMs).toBe(0);
  });

  it('closes when its probe finds the provider busy: it is there', () => {
    fixture.calls(5, 'bad');
    fixture.pass(30 * SECOND);
    fixture.call('busy', 5 * SECOND);
    expect([fixture.state, fixture.waitMs]).toEqual(['closed', 5 * SECOND]);
  });
});
