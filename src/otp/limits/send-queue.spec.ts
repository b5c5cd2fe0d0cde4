import { done, type Outcome, refuse } from '../../common';
import type { IssueRefusal } from '../otp.refusals';
import type { SendLimiter } from './send-limiter';
import { SendQueue } from './send-queue';

const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
const ask = (ip: string) => ({ ip, captcha: 'absent', typed: 'ada' }) as const;

describe('SendQueue', () => {
  let looks = 0;
  let refusal: Outcome<never, IssueRefusal> | undefined;
  const look: SendLimiter['look'] = () => {
    looks++;
    return Promise.resolve(refusal);
  };
  const newQueue = () => new SendQueue({ look } as unknown as SendLimiter);

  beforeEach(() => {
    looks = 0;
    refusal = undefined;
  });

  it('runs four sends of a network at a time, and does not hold back others', async () => {
    const queue = newQueue();
    const [running, most] = [new Map<string, number>(), new Map<string, number>()];
    const send = async (network: string) => {
      running.set(network, (running.get(network) ?? 0) + 1);
      most.set(network, Math.max(most.get(network) ?? 0, running.get(network) ?? 0));
      await settle();
      running.set(network, (running.get(network) ?? 0) - 1);
      return done(network);
    };
    const sends = Array.from({ length: 40 }, (_, n) => {
      const network = `192.0.${String(n % 2)}`;
      return queue.run(ask(`${network}.${String(n)}`), () => send(network));
    });
    expect((await Promise.all(sends)).every(({ ok }) => ok)).toBe(true);
    expect([...most.values()]).toEqual([4, 4]);
  });

  it('does not look for a send that is alone', async () => {
    refusal = refuse({ reason: 'captcha-required' });
    const queue = newQueue();
    for (let sends = 0; sends < 2; sends++)
      expect(await queue.run(ask('192.0.2.1'), () => Promise.resolve(done('sent')))).toEqual(done('sent'));
    expect(looks).toBe(0);
  });

  it('refuses a send beside others that its client address is going to be refused, without running it', async () => {
    refusal = refuse({ reason: 'captcha-required' });
    const queue = newQueue();
    const first = queue.run(ask('192.0.2.1'), async () => {
      await settle();
      return done('sent');
    });
    const second = queue.run(ask('192.0.2.2'), () => Promise.reject(new Error('it must not run')));
    expect(await Promise.all([first, second])).toEqual([done('sent'), refusal]);
  });

  it('looks as long as one of the network runs', async () => {
    const queue = newQueue();
    let finish = (): void => undefined;
    const finished = new Promise<void>((resolve) => (finish = resolve));
    const slow = queue.run(ask('192.0.2.1'), () => finished.then(() => done('slow')));
    const send = () => queue.run(ask('192.0.2.2'), () => Promise.resolve(done('sent')));
    for (let sends = 1; sends <= 2; sends++) {
      await send();
      expect(looks).toBe(sends);
    }
    finish();
    await slow;
    await send();
    expect(looks).toBe(2);
  });

  it('goes on after a send that fails', async () => {
    const queue = newQueue();
    const failing = Array.from({ length: 8 }, () => queue.run(ask('::1'), () => Promise.reject(new Error('away'))));
    for (const each of failing) await expect(each).rejects.toThrow('away');
    expect(await queue.run(ask('::1'), () => Promise.resolve(done('sent')))).toEqual(done('sent'));
  });
});
