import { NonceStore } from '../../src/auth/request-signature/nonce.store';
import { Database } from '../../src/database';
import type { INestApplicationContext } from '@nestjs/common';
import { describeEachDatabase, type OpenDatabase, openDatabase } from '../support/database-harness';
import { openCore } from '../support/open-core';

const SOON = Date.UTC(2100, 0, 1);

describeEachDatabase('NonceStore', (kind) => {
  let database: OpenDatabase;
  let core: INestApplicationContext;
  let nonces: NonceStore;

  beforeAll(async () => {
    database = await openDatabase(kind);
    core = await openCore(database.config);
    nonces = core.get(NonceStore);
  });

  afterAll(async () => {
    await core.close();
    await database.close();
  });

  it('refuses a nonce that it stores', async () => {
    expect(await nonces.remember('a', SOON)).toBe(true);
    expect(await nonces.remember('a', SOON)).toBe(false);
    expect(await nonces.remember('A', SOON)).toBe(true);
  });

  it('lets one of 50 parallel callers be the first', async () => {
    for (let round = 0; round < 10; round++) {
      const nonce = `round ${String(round)}`;
      const answers = await Promise.all(Array.from({ length: 50 }, () => nonces.remember(nonce, SOON)));
      expect(answers.filter(Boolean)).toHaveLength(1);
    }
  });

  it('purges expired nonces only', async () => {
    await nonces.remember('over', 1);
    expect(await nonces.purge(100)).toBe(1);
    expect(await nonces.remember('over', SOON)).toBe(true);
    expect(await nonces.remember('a', SOON)).toBe(false);
    const rows = await core.get(Database).query('SELECT nonce FROM auth_nonces');
    expect(rows).toHaveLength(13);
  });
});
