import { setImmediate, setTimeout } from 'node:timers/promises';
import { exactDelay } from './exact-delay';

const DELAY_MS = 10;

describe(exactDelay.name, () => {
  it.each([0, 1, DELAY_MS / 2])(
    'ends no earlier than so many milliseconds after its start, after work of %d ms',
    async (workMs) => {
      const start = performance.now();
      const end = exactDelay(DELAY_MS);
      await setTimeout(workMs);
      await end();
      expect(performance.now() - start).toBeGreaterThanOrEqual(DELAY_MS);
    },
  );

  it('ends at once after work that took as long', async () => {
    const end = exactDelay(DELAY_MS);
    await setTimeout(2 * DELAY_MS);
    expect(await Promise.race([end(), setImmediate('later')])).toBeUndefined();
  });

  /* Five delays: the process may have no processor during one. */
  it('lets the event loop serve others', async () => {
    let turns = 0;
    for (let delays = 0; delays < 5; delays++) {
      const isOver = exactDelay(DELAY_MS)().then(() => true);
      do turns++;
      while (!(await Promise.race([isOver, setImmediate(false)])));
    }
    expect(turns).toBeGreaterThan(10);
  });
});
