import { DataSource } from 'typeorm';
import { IdentityCardEntity } from '../../src/auth/registration/identity-card.entity';
import { describeEachDatabase } from '../support/database-harness';
import { inParallel } from '../support/gathering';
import { StatementCounter } from '../support/statement-counter';
import { StoreBench } from '../support/store-bench';

describeEachDatabase("TypeORM's entity manager", (kind) => {
  let bench: StoreBench;

  beforeAll(async () => {
    bench = await StoreBench.open(kind);
  });

  beforeEach(() => bench.database.execute('DELETE FROM auth_identity_cards'));

  afterAll(() => bench.close());

  const insert = (accountId: string) =>
    bench.database.insert(IdentityCardEntity, { accountId, sealed: 'x', createdAt: () => bench.database.now });
  const count = () => bench.database.withManager((manager) => manager.count(IdentityCardEntity));
  const failing = (work: () => Promise<unknown>) =>
    bench.unitOfWork.run(async () => {
      await work();
      throw new Error('the use case failed');
    });

  it('inserts by one statement, with the time of the database', async () => {
    const { statements } = await new StatementCounter(bench.process.get(DataSource)).during(() => insert('ada'));
    expect(statements).toHaveLength(1);
    const [card] = await bench.database.withManager((manager) =>
      manager.findBy(IdentityCardEntity, { accountId: 'ada' }),
    );
    expect(Math.abs(Number(card?.createdAt) - Date.now())).toBeLessThan(60_000);
  });

  it('takes scalars only', async () => {
    await expect(
      bench.database.insert(IdentityCardEntity, { accountId: ['ada'] as unknown as string, sealed: 'x', createdAt: 1 }),
    ).rejects.toThrow(TypeError);
    expect(await count()).toBe(0);
  });

  it('joins the current transaction, and is undone with it', async () => {
    await expect(
      failing(async () => {
        await insert('ada');
        expect(await count()).toBe(1);
      }),
    ).rejects.toThrow('the use case failed');
    expect(await count()).toBe(0);
  });

  it('outside of a transaction never joins one that is open beside it', async () => {
    const undone = inParallel(20, (n) => failing(() => insert(`undone ${String(n)}`)).catch(() => undefined));
    await Promise.all([undone, inParallel(20, (n) => insert(`kept ${String(n)}`))]);
    expect(await count()).toBe(20);
  });
});
