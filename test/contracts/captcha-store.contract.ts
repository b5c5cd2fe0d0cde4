import {
  type CaptchaStore,
  KEEP_EXPIRED_SECONDS,
  MAX_REPLACED,
  type StoredCaptcha,
} from '../../src/captcha/captcha.store';
import type { Mac } from '../../src/common';

/** A store and what a test must be able to do with it from outside. */
export interface CaptchaStoreFixture {
  readonly store: CaptchaStore;
  /** Advances the clock of the store. */
  advance(milliseconds: number): void;
}

const LIFETIME_SECONDS = 120;
const RACERS = 50;

/** A digest of the length that all digests have. */
const mac = (digest: string): Mac => ({ keyId: 'key', digest: digest.replaceAll(' ', '-').padEnd(43, '_') });

/** Contract of every captcha store. `open` returns a fresh, empty one. */
export function captchaStoreContract(open: () => Promise<CaptchaStoreFixture>): void {
  let fixture: CaptchaStoreFixture;
  const put = (subject: string, digest = 'digest') => fixture.store.put(subject, mac(digest), LIFETIME_SECONDS);
  const take = async (subject: string): Promise<StoredCaptcha | undefined> => {
    const found = await fixture.store.find(subject);
    return found && (await fixture.store.remove(subject, found.mac)) ? found : undefined;
  };

  beforeEach(async () => {
    fixture = await open();
  });

  it('returns a captcha once', async () => {
    await put('subject');
    expect(await take('subject')).toEqual({ mac: mac('digest'), replaced: [], isExpired: false });
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
    expect(await take('subject')).toEqual({ mac: mac('second'), replaced: [mac('first').digest], isExpired: false });
    expect(await take('subject')).toBeUndefined();
  });

  it('keeps the id of the key with the digest', async () => {
    await fixture.store.put('subject', { ...mac('one'), keyId: 'old' }, LIFETIME_SECONDS);
    await fixture.store.put('subject', { ...mac('two'), keyId: 'new' }, LIFETIME_SECONDS);
    expect((await take('subject'))?.mac).toEqual({ ...mac('two'), keyId: 'new' });
  });

  it('remembers the last captchas that the newest one replaced, and forgets them with it', async () => {
    const digests = Array.from({ length: MAX_REPLACED + 2 }, (_, index) => `digest ${String(index)}`);
    for (const digest of digests) await put('subject', digest);
    const [newest = '', ...before] = digests.reverse().map((digest) => mac(digest).digest);
    const found = await fixture.store.find('subject');
    expect([found?.mac.digest, found?.replaced]).toEqual([newest, before.slice(0, MAX_REPLACED)]);
    await take('subject');
    await put('subject');
    expect((await fixture.store.find('subject'))?.replaced).toEqual([]);
  });

  it('removes a captcha only while it is the newest', async () => {
    await put('subject', 'first');
    await put('subject', 'second');
    expect(await fixture.store.remove('subject', mac('first'))).toBe(false);
    expect(await fixture.store.remove('Subject', mac('second'))).toBe(false);
    expect((await take('subject'))?.mac).toEqual(mac('second'));
  });

  it('reports an expired captcha, and deletes it', async () => {
    await put('subject');
    fixture.advance(LIFETIME_SECONDS * 1000);
    expect(await take('subject')).toEqual({ mac: mac('digest'), replaced: [], isExpired: true });
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
