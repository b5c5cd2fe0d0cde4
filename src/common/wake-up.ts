import { Injectable } from '@nestjs/common';

/** Wakes a worker of this process as soon as work for it is committed; that of other processes is found by polling. */
@Injectable()
export class WakeUp {
  private isRung = false;
  private wake: (() => void) | undefined;

  /** Ends the current wait, or the next one when the worker is not waiting. */
  ring(): void {
    this.isRung = true;
    this.wake?.();
  }

  /** Resolves when {@link ring} is called, or after `ms` milliseconds. Supports one waiter at a time. */
  async wait(ms: number): Promise<void> {
    if (!this.isRung) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, ms);
        this.wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
      this.wake = undefined;
    }
    this.isRung = false;
  }
}
