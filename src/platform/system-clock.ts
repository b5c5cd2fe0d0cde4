import { Clock } from '../kernel';

export class SystemClock extends Clock {
  now(): number {
    return Date.now();
  }

  monotonic(): number {
    return Math.trunc(performance.now());
  }
}
