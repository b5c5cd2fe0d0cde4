import { Injectable } from '@nestjs/common';
import { RedisConnection } from './redis-connection';

/** Topics of signals between processes: work for a worker, and vendors that ask for a pause. */
export type SignalTopic = 'outbox' | 'events' | 'busy-vendor';

/** Signals between the processes of an installation. They are hints: one that is lost costs time, nothing else. */
@Injectable()
export class Signals {
  private readonly waiting = new Set<string>();

  constructor(private readonly redis: RedisConnection) {}

  /** Sends a signal to all processes, this one included. Equal signals of one turn of the event loop are sent once. */
  send(topic: SignalTopic, text = ''): void {
    const signal = `${topic} ${text}`;
    if (!this.redis.isUp || this.waiting.has(signal)) return;
    this.waiting.add(signal);
    setImmediate(() => {
      this.waiting.delete(signal);
      void this.redis.publish(topic, text);
    });
  }

  /** Sets what this process does at a signal. */
  on(topic: SignalTopic, listener: (text: string) => void): void {
    this.redis.listen(topic, listener);
  }
}
