import { type Outcome, type Refusal, UnitOfWork } from '../../src/common';

/** No transaction: work takes effect as it is done, effects follow at the end of the outermost unit. */
export class ImmediateUnitOfWork extends UnitOfWork {
  private effects: (() => void)[] | undefined;

  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.effects) return work();
    const effects: (() => void)[] = [];
    this.effects = effects;
    try {
      const result = await work();
      this.effects = undefined;
      effects.forEach((effect) => {
        effect();
      });
      return result;
    } finally {
      this.effects = undefined;
    }
  }

  attempt<T, R extends Refusal>(work: () => Promise<Outcome<T, R>>): Promise<Outcome<T, R>> {
    return this.run(work);
  }

  afterCommit(effect: () => void): void {
    if (this.effects) this.effects.push(effect);
    else effect();
  }
}
