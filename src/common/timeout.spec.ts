import { setTimeout as pause } from 'node:timers/promises';
import { withTimeout } from './timeout';

const never = new Promise<string>(() => undefined);

describe('withTimeout', () => {
  it('yields the result of the work', async () => {
    expect(await withTimeout(Promise.resolve('done'), 1_000, () => 'late')).toBe('done');
  });

  it('yields what the timeout yields when the work takes longer', async () => {
    expect(await withTimeout(never, 5, () => 'late')).toBe('late');
  });

  it('fails as the work or the timeout fails', async () => {
    const fail = () => Promise.reject(new Error('late'));
    await expect(withTimeout(Promise.reject(new Error('broken')), 1_000, fail)).rejects.toThrow('broken');
    await expect(withTimeout(never, 5, fail)).rejects.toThrow('late');
  });

  it('does not call the timeout once the work is done', async () => {
    let calls = 0;
    await withTimeout(Promise.resolve('done'), 5, () => String((calls += 1)));
    await pause(20);
    expect(calls).toBe(0);
  });
});
