import { WakeUp } from './wake-up';

const HOUR_MS = 3_600_000;

describe('WakeUp', () => {
  it('ends a wait when it rings', async () => {
    const wakeUp = new WakeUp();
    const waiting = wakeUp.wait(HOUR_MS);
    wakeUp.ring();
    await waiting;
  });

  it('ends the next wait at once when it rang before', async () => {
    const wakeUp = new WakeUp();
    wakeUp.ring();
    await wakeUp.wait(HOUR_MS);
  });

  it('rings once for any number of rings', async () => {
    const wakeUp = new WakeUp();
    wakeUp.ring();
    wakeUp.ring();
    await wakeUp.wait(HOUR_MS);
    let woke = false;
    const second = wakeUp.wait(HOUR_MS).then(() => {
      woke = true;
    });
    await new Promise(setImmediate);
    expect(woke).toBe(false);
    wakeUp.ring();
    await second;
  });

  it('ends a wait by itself when nobody rings', async () => {
    await new WakeUp().wait(1);
  });
});
