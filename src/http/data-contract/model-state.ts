/** What clients are told of an error that the framework would only explain to the server's own machine. */
const HIDDEN = 'An error has occurred.';

/** Errors of one binding by the path of the member (`random`, `User.UserId`), in the order they were met; '' is the body. */
export type ModelErrors = ReadonlyMap<string, readonly string[]>;

/** What a request was bound to: members that failed keep their default; null when there is nothing or nothing readable. */
export interface Bound {
  readonly record: object | null;
  readonly errors: ModelErrors;
  /** XML elements that stand for no member, or not where their member belongs, and were therefore ignored. */
  readonly skipped: number;
}

/** No body. The framework would run the action with null; nobody can work with that, so it counts as an error. */
export const NOTHING_BOUND: Bound = unreadable('');

/** A body that broke at `path`. */
export function unreadable(path: string): Bound {
  return { record: null, errors: new Map([[path, [HIDDEN]]]), skipped: 0 };
}

/** Gathers errors while a record is being bound. */
export class ErrorCollector {
  private readonly found = new Map<string, string[]>();

  add(path: string, text: string = HIDDEN): void {
    const texts = this.found.get(path);
    if (texts === undefined) this.found.set(path, [text]);
    else texts.push(text);
  }

  finish(): ModelErrors {
    return this.found;
  }
}
