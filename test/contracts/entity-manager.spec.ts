import { DataSource } from 'typeorm';
import { IdentityCardEntity } from '../../src/auth/registration/identity-card.entity';
import { describeEachDatabase } from '../support/database-harness';
import { inParallel } from '../support/concurrency';
import { StatementCounter } from '../support/statement-counter';
import { useStoreFixture } from '../support/store-fixture';

describeEachDatabase("TypeORM's entity manager", (kind) => {
  const fixture = useStoreFixture(kind);

  beforeEach(() => fixture().database.execute('DELETE FROM auth_identity_cards'));

  const insert = (accountId: string) =>
    fixture().database.insert(IdentityCardEntity, { accountId, sealed: 'x', createdAt: () => fixture().database.now });
  const count = () => fixture().database.withManager((manager) => manager.count(IdentityCardEntity));
  const failing = (work: () => Promise<unknown>) =>
    fixture().unitOfWork.run(async () => {
      await work();
      throw new Error('the use case failed');
    });

  it("inserts by one statement, with the database's time", async () => {
    const { statements } = await new StatementCounter(fixture().process.get(DataSource)).during(() => insert('ada'));
    expect(statements).toHaveLength(1);
    const [card] = await fixture().database.withManager((manager) =>
      manager.findBy(IdentityCardEntity, { accountId: 'ada' }),
    );
    expect(Math.abs(Number(card?.createdAt) - Date.now())).toBeLessThan(60_000);
  });

  it('takes scalars only', async () => {
    await expect(
      fixture().database.insert(IdentityCardEntity, {
        accountId: ['ada'] as unknown as string,
        sealed: 'x',
        createdAt: 1,
      }),
    ).rejects.toThrow(TypeError);
    expect(await count()).toBe(0);
  });

  it('joins the current transaction and is rolled back with it', async () => {
    await expect(
      failing(async () => {
        await insert('ada');
        expect(await count()).toBe(1);
      }),
    ).rejects.toThrow('the use case failed');
    expect(await count()).toBe(0);
  });

  it('saves without a transaction of its own, which would commit the current one', async () => {
    const save = () =>
      fixture().database.withManager((manager) =>
        manager.save(IdentityCardEntity, { accountId: 'ada', sealed: 'x', createdAt: 1 }),
      );
    await expect(
      failing(async () => {
        await insert('eve');
        await save();
      }),
    ).rejects.toThrow('the use case failed');
    expect(await count()).toBe(0);
    await save();
    expect(await count()).toBe(1);
  });

  if (kind === 'mysql')
    it('is of no use after the work, when its connection belongs to another', async () => {
      const kept = await fixture().database.withManager((manager) => Promise.resolve(manager));
      await expect(kept.count(IdentityCardEntity)).rejects.toThrow('released');
    });

  it('does not join a transaction of another call', async () => {
    const undone = inParallel(20, (n) => failing(() => insert(`undone ${String(n)}`)).catch(() => undefined));
    await Promise.all([undone, inParallel(20, (n) => insert(`kept ${String(n)}`))]);
    expect(await count()).toBe(20);
  });
});
