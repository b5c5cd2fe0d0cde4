import { QueryFailedError } from 'typeorm';

/** A point at which so many wait for each other. */
export class Barrier {
  private arrived = 0;
  private open: () => void = () => undefined;
  private readonly complete = new Promise<void>((resolve) => {
    this.open = resolve;
  });

  constructor(private readonly size: number) {}

  arrive(): Promise<void> {
    if (++this.arrived === this.size) this.open();
    return this.complete;
  }
}

/** Does the same work so many times at once. */
export const inParallel = <T>(times: number, work: (index: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: times }, (_, index) => work(index)));

/** Deadlock error of either driver. */
export const deadlock = () =>
  new QueryFailedError('UPDATE', [], Object.assign(new Error('a deadlock'), { errno: 1213, code: 'SQLITE_BUSY' }));
