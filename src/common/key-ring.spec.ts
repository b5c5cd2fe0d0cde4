import { type KeyUse, HkdfKeyRing, KEY_ID_LENGTH } from './key-ring';

const USES: readonly KeyUse[] = [
  'code',
  'captcha',
  'outbox',
  'decoy',
  'app-secret',
  'identity-card',
  'altcha',
  'remote-write',
  'credential-version',
];

describe('a key ring', () => {
  const older = new HkdfKeyRing(['the older key of a test']);
  const rotated = new HkdfKeyRing(['the newer key of a test', 'the older key of a test']);
  const newer = new HkdfKeyRing(['the newer key of a test']);

  it('recognises what it has signed, and nothing else', () => {
    const mac = older.mac('code', ['ada', '135790']);
    expect(older.matches('code', mac, ['ada', '135790'])).toBe(true);
    expect(older.matches('code', mac, ['ada', '135791'])).toBe(false);
    expect(older.matches('code', { ...mac, digest: '' }, ['ada', '135790'])).toBe(false);
    expect(older.matches('code', { ...mac, digest: mac.digest.slice(1) }, ['ada', '135790'])).toBe(false);
  });

  it('still recognises and opens what the older key made, after a newer one has come', () => {
    expect(rotated.matches('code', older.mac('code', ['135790']), ['135790'])).toBe(true);
    expect(rotated.open('outbox', older.seal('outbox', 'a letter'))).toBe('a letter');
  });

  it('signs and seals with the newest key only', () => {
    expect(rotated.mac('code', ['135790'])).toEqual(newer.mac('code', ['135790']));
    expect(newer.open('outbox', rotated.seal('outbox', 'a letter'))).toBe('a letter');
    expect(() => older.open('outbox', rotated.seal('outbox', 'a letter'))).toThrow('left the ring');
  });

  it('refuses what was made by a key that has left it', () => {
    const mac = older.mac('code', ['135790']);
    expect(newer.matches('code', mac, ['135790'])).toBe(false);
    expect(newer.matches('code', { ...newer.mac('code', ['135790']), keyId: mac.keyId }, ['135790'])).toBe(false);
    expect(() => newer.open('outbox', older.seal('outbox', 'a letter'))).toThrow('left the ring');
  });

  it('hands out keys for protocols that sign by themselves: newest first, another for each use', () => {
    expect(rotated.derived('altcha')).toEqual([...newer.derived('altcha'), ...older.derived('altcha')]);
    const all = USES.flatMap((use) => rotated.derived(use));
    expect(new Set(all).size).toBe(2 * USES.length);
    for (const key of all) expect(key).toMatch(/^[\w-]{43}$/);
  });

  it('keeps the uses apart', () => {
    for (const [made, used] of USES.flatMap((one) => USES.map((other) => [one, other] as const))) {
      const sealed = older.seal(made, 'a letter');
      expect(older.matches(used, older.mac(made, ['135790']), ['135790'])).toBe(made === used);
      if (made === used) expect(older.open(used, sealed)).toBe('a letter');
      else expect(() => older.open(used, sealed)).toThrow();
    }
  });

  it.each([
    [
      ['ab', 'c'],
      ['a', 'bc'],
    ],
    [['a', ''], ['a']],
    [['a","b'], ['a', 'b']],
    [[], ['']],
  ])('does not let the parts run into each other: %j is not %j', (one, other) => {
    expect(older.matches('code', older.mac('code', one), other)).toBe(false);
  });

  it('does not open a sealed text of which a single bit was changed', () => {
    const [id = '', encoded = ''] = older.seal('outbox', 'a letter').split('.');
    const bytes = Buffer.from(encoded, 'base64url');
    for (let bit = 0; bit < bytes.length * 8; bit++) {
      const altered = Buffer.from(bytes);
      altered[bit >> 3] = (altered[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(() => older.open('outbox', `${id}.${altered.toString('base64url')}`)).toThrow();
    }
  });

  it('does not open a part of a sealed text', () => {
    const sealed = older.seal('outbox', 'a letter');
    for (let length = 0; length < sealed.length; length++)
      expect(() => older.open('outbox', sealed.slice(0, length))).toThrow();
  });

  it('seals the same text differently each time, and shows nothing of it', () => {
    const sealed = Array.from({ length: 100 }, () => older.seal('outbox', 'code 135790'));
    expect(new Set(sealed).size).toBe(100);
    expect(sealed.some((each) => Buffer.from(each.split('.')[1] ?? '', 'base64url').includes('135790'))).toBe(false);
  });

  it('does not exist without a key', () => {
    expect(() => new HkdfKeyRing([])).toThrow('empty');
  });

  it('knows the keys on it by their ids, which stand at the head of what they sealed', () => {
    const [former, today] = [new HkdfKeyRing(['former']), new HkdfKeyRing(['today'])];
    const id = former.seal('outbox', 'text').slice(0, KEY_ID_LENGTH);
    expect(id).toBe(former.mac('code', []).keyId);
    expect([former.has(id), today.has(id), new HkdfKeyRing(['today', 'former']).has(id)]).toEqual([true, false, true]);
  });
});
