import { createHash } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { hash } from '@node-rs/argon2';
import { RefusedException, unavailable } from '../../common';
import { Argon2PasswordHasher, concurrentHashes } from './argon2-password.hasher';

describe('the argon2 hasher', () => {
  const hasher = new Argon2PasswordHasher();
  let hashed: string;

  beforeAll(async () => {
    hashed = await hasher.hash('caf\u00E9 au lait');
  });

  afterAll(() => hasher.onApplicationShutdown());

  it('makes PHC strings of the recommended cost, salted', async () => {
    expect(hashed).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]+\$[A-Za-z0-9+/]+$/);
    expect(await hasher.hash('caf\u00E9 au lait')).not.toBe(hashed);
  });

  it('recognises the password that belongs to a hash, byte for byte', async () => {
    expect(await hasher.matches('caf\u00E9 au lait', hashed)).toBe(true);
    expect(await hasher.matches('caf\u00E9 au laiT', hashed)).toBe(false);
    expect(await hasher.matches('', hashed)).toBe(false);
  });

  it('reads a password to its end, beyond 72 bytes too', async () => {
    const long = await hasher.hash(`${'p'.repeat(72)}x`);
    expect(await hasher.matches(`${'p'.repeat(72)}y`, long)).toBe(false);
    expect(await hasher.matches(`${'p'.repeat(72)}x`, long)).toBe(true);
  });

  it.each(['', 'nonsense', '$argon2id$v=19$m=19456,t=2,p=1$', '$2b$10$abcdefghijklmnopqrstuv'])(
    'takes no password for the malformed hash %j',
    async (malformed) => {
      expect(await hasher.matches('nonsense', malformed)).toBe(false);
    },
  );

  it('says that a hash of other parameters is to be made anew', async () => {
    const weaker = await hash('caf\u00E9 au lait', { memoryCost: 8_192, timeCost: 1, parallelism: 1 });
    expect(hasher.needsRehash(hashed)).toBe(false);
    expect(hasher.needsRehash(weaker)).toBe(true);
    expect(await hasher.matches('caf\u00E9 au lait', weaker)).toBe(true);
  });

  it('reads a hash of other software, which is to be made anew', async () => {
    const stored = '{discuz}1fdf03d67632bd1c2e19d45c652677b6:1f2e3d';
    expect(hasher.needsRehash(stored)).toBe(true);
    expect(await hasher.matches('caf\u00E9 au lait', stored)).toBe(true);
    expect(await hasher.matches('caf\u00E9 au laiT', stored)).toBe(false);
    const ofAccount8 = `{=md5(id . password)}${createHash('md5').update('8x').digest('hex')}`;
    expect(await hasher.matches('x', ofAccount8, undefined, { id: '8', username: undefined })).toBe(true);
    expect(await hasher.matches('x', ofAccount8, undefined, { id: '9', username: undefined })).toBe(false);
  });

  it.each([
    [1, 1],
    [2, 1],
    [4, 3],
    [64, 6],
  ])('leaves a core to the rest of %d, where there are several', (cores, expected) => {
    expect(concurrentHashes(cores)).toBe(expected);
  });

  it('does the same work for nobody, and refuses what is beyond its bounds', async () => {
    const places = concurrentHashes(availableParallelism()) * 33;
    const crowd = await Promise.allSettled(Array.from({ length: places + 3 }, () => hasher.matches('x', undefined)));
    const refused = crowd.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason as unknown] : []));
    expect(refused).toHaveLength(3);
    expect(refused.every((reason) => reason instanceof RefusedException)).toBe(true);
    expect(crowd.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []))).not.toContain(true);
  });

  it('hashes new passwords while comparisons are refused', async () => {
    const places = concurrentHashes(availableParallelism()) * 33;
    const crowd = Promise.allSettled(Array.from({ length: places + 1 }, () => hasher.matches('x', hashed)));
    expect(() => hasher.reserve('shared')).toThrow(new RefusedException(unavailable(1)));
    hasher.reserve('reserved').release();
    expect(await hasher.hash('a new password')).toMatch(/^\$argon2id/);
    await crowd;
  });
});
