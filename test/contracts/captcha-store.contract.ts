import { type CaptchaStore, KEEP_EXPIRED_SECONDS } from '../../src/captcha/captcha.store';
import type { Mac } from '../../src/common';

/** A store and what a test must be able to do with it from outside. */
export interface CaptchaStoreFixture {
  readonly store: CaptchaStore;
  /** Advances the clock of the store. */
  advance(milliseconds: number): void;
}

const LIFETIME_SECONDS = 120;
const RACERS = 50;

const mac = (digest: string): Mac => ({ keyId: 'key', digest });

/** Contract of every captcha store. `open` returns a fresh, empty one. */
export function captchaStoreContract(open: () => Promise<CaptchaStoreFixture>): void {
  let fixture: CaptchaStoreFixture;
  const put = (subject: string, digest = 'digest') => fixture.store.put(subject, mac(digest), LIFETIME_SECONDS);
  const take = (subject: string) => fixture.store.take(subject);

  beforeEach(async () => {
    fixture = await open();
  });

  it('returns a captcha once', async () => {
    await put('subject');
    expect(await take('subject')).toEqual({ mac: mac('digest'), isExpired: false });
    expect(await take('subject')).toBeUndefined();
  });

  it('returns nothing for an unknown subject', async () => {
    await put('subject');
    expect(await take('Subject')).toBeUndefined();
    expect(await take('subject ')).toBeUndefined();
    expect(await take('')).toBeUndefined();
  });

  it('keeps the last captcha of a subject, with its own lifetime', async () => {
    await put('subject', 'first');
    fixture.advance(100_000);
    await put('subject', 'second');
    fixture.advance(100_000);
    expect(await take('subject')).toEqual({ mac: mac('second'), isExpired: false });
    expect(await take('subject')).toBeUndefined();
  });

  it('keeps the id of the key with the digest', async () => {
    await fixture.store.put('subject', { keyId: 'old', digest: 'one' }, LIFETIME_SECONDS);
    await fixture.store.put('subject', { keyId: 'new', digest: 'two' }, LIFETIME_SECONDS);
    expect((await take('subject'))?.mac).toEqual({ keyId: 'new', digest: 'two' });
  });

  it('reports an expired captcha, and deletes it', async () => {
    await put('subject');
    fixture.advance(LIFETIME_SECONDS * 1000);
    expect(await take('subject')).toEqual({ mac: mac('digest'), isExpired: true });
    expect(await take('subject')).toBeUndefined();
  });

  it(`gives a captcha to one of ${String(RACERS)} who ask at once`, async () => {
    for (let round = 0; round < 3; round++) {
      await put('subject');
      const taken = await Promise.all(Array.from({ length: RACERS }, () => take('subject')));
      expect(taken.filter((captcha) => captcha !== undefined)).toHaveLength(1);
    }
  });

  it('keeps one of many captchas that are stored in parallel for a subject', async () => {
    await Promise.all(Array.from({ length: RACERS }, (_, index) => put('subject', `digest ${String(index)}`)));
    expect(await take('subject')).toBeDefined();
    expect(await take('subject')).toBeUndefined();
  });

  it('returns each captcha at most once while others are stored', async () => {
    const draws = Array.from({ length: RACERS }, (_, index) => put('subject', `digest ${String(index)}`));
    const takes = Array.from({ length: RACERS }, () => take('subject'));
    const [taken] = await Promise.all([Promise.all(takes), Promise.all(draws)]);
    const digests = taken.flatMap((captcha) => (captcha ? [captcha.mac.digest] : []));
    expect(new Set(digests).size).toBe(digests.length);
  });

  it('purges long expired captchas only, in batches', async () => {
    await Promise.all(['one', 'two', 'three'].map((subject) => put(subject)));
    fixture.advance((LIFETIME_SECONDS + KEEP_EXPIRED_SECONDS - 1) * 1000);
    await put('fresh');
    expect(await fixture.store.purge(2)).toBe(0);
    fixture.advance(2_000);
    expect(await fixture.store.purge(2)).toBe(2);
    expect(await fixture.store.purge(2)).toBe(1);
    expect(await fixture.store.purge(2)).toBe(0);
    expect(await take('fresh')).toBeDefined();
  });
}
