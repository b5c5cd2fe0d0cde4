import { setTimeout as pause } from 'node:timers/promises';
import { done, type Outcome, refuse } from '../../src/common';
import { describeEachDatabase } from '../support/database-harness';
import { inParallel } from '../support/concurrency';
import { useStoreFixture } from '../support/store-fixture';

class Undone extends Error {}

describeEachDatabase('UnitOfWork.run', (kind) => {
  const fixture = useStoreFixture(kind);

  beforeAll(async () => {
    await fixture().database.execute('CREATE TABLE notes (id varchar(32) PRIMARY KEY)');
  });

  beforeEach(() => fixture().database.execute('DELETE FROM notes'));

  const write = (id: string) => fixture().database.execute('INSERT INTO notes (id) VALUES (?)', [id]);
  const notes = async (): Promise<string[]> => {
    const rows = await fixture().database.query<{ id: string }>('SELECT id FROM notes ORDER BY id');
    return rows.map(({ id }) => id);
  };
  const failing = (work: () => Promise<unknown>) =>
    fixture().unitOfWork.run(async () => {
      await work();
      throw new Undone();
    });

  it('commits, and returns the result', async () => {
    const result = await fixture().unitOfWork.run(async () => {
      await write('a');
      await write('b');
      return notes();
    });
    expect(result).toEqual(['a', 'b']);
    expect(await notes()).toEqual(['a', 'b']);
  });

  it('rolls back when the work throws', async () => {
    await expect(failing(() => write('a'))).rejects.toThrow(Undone);
    expect(await notes()).toEqual([]);
  });

  it('isolates 20 parallel units: ten commit, ten roll back', async () => {
    const outcomes = await Promise.allSettled(
      Array.from({ length: 20 }, (_, n) => {
        const work = async () => {
          await write(`first${String(n).padStart(2, '0')}`);
          await pause(n % 3);
          await write(`second${String(n).padStart(2, '0')}`);
        };
        return n % 2 === 0 ? fixture().unitOfWork.run(work) : failing(work);
      }),
    );
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(10);
    const even = Array.from({ length: 10 }, (_, n) => String(2 * n).padStart(2, '0'));
    expect(await notes()).toEqual([...even.map((n) => `first${n}`), ...even.map((n) => `second${n}`)]);
  });

  it('rolls back nothing that was written outside', async () => {
    const undone = failing(async () => {
      await write('inside');
      await pause(30);
    });
    await pause(5);
    const outside = inParallel(5, (n) => write(`outside${String(n)}`));
    await expect(undone).rejects.toThrow(Undone);
    await outside;
    expect(await notes()).toEqual([0, 1, 2, 3, 4].map((n) => `outside${String(n)}`));
  });

  it('shows nothing uncommitted to others', async () => {
    const undone = failing(async () => {
      await write('inside');
      await pause(30);
    });
    await pause(5);
    expect(await notes()).toEqual([]);
    await expect(undone).rejects.toThrow(Undone);
  });

  it('joins the outer unit', async () => {
    await expect(failing(() => fixture().unitOfWork.run(() => write('inner')))).rejects.toThrow(Undone);
    expect(await notes()).toEqual([]);
    await fixture().unitOfWork.run(() => fixture().unitOfWork.run(() => write('inner')));
    expect(await notes()).toEqual(['inner']);
  });

  it('refuses statements of work that was not awaited', async () => {
    let straggler: Promise<unknown> = Promise.resolve();
    let release: () => void = () => undefined;
    const isOver = new Promise<void>((resolve) => {
      release = resolve;
    });
    const late = async () => {
      await isOver;
      await write('late');
    };
    await fixture().unitOfWork.run(async () => {
      straggler = late();
      await write('in time');
    });
    const next = failing(() => pause(40));
    release();
    await expect(straggler).rejects.toThrow('over');
    await expect(next).rejects.toThrow(Undone);
    expect(await notes()).toEqual(['in time']);
  });

  it('releases its connection after a commit and after a rollback', async () => {
    for (let round = 0; round < 5; round++)
      await Promise.allSettled(Array.from({ length: 10 }, (_, n) => failing(() => write(String(n)))));
    expect(await inParallel(10, (n) => fixture().unitOfWork.run(() => write(String(n))))).toHaveLength(10);
  });
});

describeEachDatabase('UnitOfWork.attempt', (kind) => {
  const fixture = useStoreFixture(kind);

  beforeAll(async () => {
    await fixture().database.execute('CREATE TABLE notes (id varchar(32) PRIMARY KEY)');
  });

  const attempt = (id: string, outcome: Outcome<string, { reason: 'code-wrong' }>) =>
    fixture().unitOfWork.attempt(async () => {
      await fixture().database.execute('INSERT INTO notes (id) VALUES (?)', [id]);
      return outcome;
    });
  const count = async (id: string) =>
    (await fixture().database.query('SELECT id FROM notes WHERE id = ?', [id])).length;

  it('commits a success', async () => {
    expect(await attempt('done', done('ok'))).toEqual(done('ok'));
    expect(await count('done')).toBe(1);
  });

  it('rolls back a refusal, and returns it', async () => {
    expect(await attempt('refused', refuse({ reason: 'code-wrong' }))).toEqual(refuse({ reason: 'code-wrong' }));
    expect(await count('refused')).toBe(0);
  });

  it('commits a refusal that is to be kept', async () => {
    const refusal = refuse({ reason: 'code-wrong' });
    const kept = await fixture().unitOfWork.attempt(
      async () => {
        await fixture().database.execute('INSERT INTO notes (id) VALUES (?)', ['kept']);
        return refusal;
      },
      (refused) => refused === refusal.refusal,
    );
    expect([kept, await count('kept')]).toEqual([refusal, 1]);
  });

  it('throws inside a unit, since it cannot be rolled back alone', async () => {
    const inside = fixture().unitOfWork.run(() => attempt('inside', refuse({ reason: 'code-wrong' })));
    await expect(inside).rejects.toThrow('inside a unit');
    expect(await count('inside')).toBe(0);
  });

  it('rethrows a failure', async () => {
    const failing = fixture().unitOfWork.attempt(() => Promise.reject<Outcome<void, never>>(new Undone()));
    await expect(failing).rejects.toThrow(Undone);
  });
});

describeEachDatabase('UnitOfWork.afterCommit', (kind) => {
  const fixture = useStoreFixture(kind);

  it('runs after the commit of the outermost unit', async () => {
    const events: string[] = [];
    await fixture().unitOfWork.run(async () => {
      await fixture().unitOfWork.run(() => {
        fixture().unitOfWork.afterCommit(() => events.push('effect'));
        return Promise.resolve();
      });
      events.push('end of work');
    });
    expect(events).toEqual(['end of work', 'effect']);
  });

  it('does not run after a rollback', async () => {
    const events: string[] = [];
    const note = () => {
      fixture().unitOfWork.afterCommit(() => events.push('effect'));
    };
    await fixture().unitOfWork.attempt(() => {
      note();
      return Promise.resolve(refuse({ reason: 'code-wrong' }));
    });
    await expect(
      fixture().unitOfWork.run(() => {
        note();
        return Promise.reject(new Undone());
      }),
    ).rejects.toThrow(Undone);
    expect(events).toEqual([]);
  });

  it('runs at once without a unit', () => {
    const events: string[] = [];
    fixture().unitOfWork.afterCommit(() => events.push('effect'));
    expect(events).toEqual(['effect']);
  });
});
