import { Clock } from './clock';

export class SystemClock extends Clock {
  now(): number {
    return Date.now();
  }

  monotonic(): number {
    return Math.trunc(performance.now());
  }
}
