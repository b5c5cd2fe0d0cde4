/** Wakes this process's worker the moment a message is committed; messages of other processes are found by polling. */
export class WakeUp {
  private rung = false;
  private awake: (() => void) | undefined;

  /** Ends the current wait, or the next one if nobody waits. */
  ring(): void {
    this.rung = true;
    this.awake?.();
  }

  /** Fulfils when rung, or after `ms`. One worker waits at a time. */
  async wait(ms: number): Promise<void> {
    if (!this.rung) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, ms);
        this.awake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
      this.awake = undefined;
    }
    this.rung = false;
  }
}
