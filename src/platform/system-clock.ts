import { Clock } from '../kernel';

export class SystemClock extends Clock {
  now(): number {
    return Date.now();
  }
}
