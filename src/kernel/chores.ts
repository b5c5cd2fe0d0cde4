/** Removes at most `limit` things that nobody can need any more, and answers how many it removed. */
export type Chore = (limit: number) => Promise<number>;

/** Cleaning that nobody waits for. Every module adds its own; each is done once in a while, and its failure hurts nobody. */
export abstract class Chores {
  abstract add(name: string, chore: Chore): void;
}
