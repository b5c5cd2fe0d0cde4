import { setImmediate } from 'node:timers/promises';
import { done, refuse } from '../common';
import { inUniformTime, REFUSAL_MS } from './uniform-response';

const context = (disclosure: 'documented' | 'uniform') => ({ app: 'default', ip: '192.0.2.1', disclosure });
const refused = () => Promise.resolve(refuse({ reason: 'code-wrong' }));
const accepted = () => Promise.resolve(done('a value'));
const LATER = 'later';

describe(inUniformTime.name, () => {
  it('holds a refusal back', async () => {
    const start = performance.now();
    expect(await inUniformTime(context('uniform'), refused)).toEqual(await refused());
    expect(performance.now() - start).toBeGreaterThanOrEqual(REFUSAL_MS);
  });

  it.each([
    ['what is done', 'uniform', accepted],
    ['a refusal where answers are documented', 'documented', refused],
  ] as const)('returns %s at once', async (_what, disclosure, work) => {
    const outcome = inUniformTime<string, { reason: string }>(context(disclosure), work);
    expect(await Promise.race([outcome, setImmediate(LATER)])).toEqual(await work());
  });

  it('throws at once', async () => {
    const failed = inUniformTime(context('uniform'), () => Promise.reject(new Error('out of order')));
    await expect(Promise.race([failed, setImmediate(LATER)])).rejects.toThrow('out of order');
  });
});
