import type { Catalogue } from '../catalogue/catalogue';
import type { Entry } from '../catalogue/entry';
import type { Result } from '../catalogue/results';

/** What one operation of a dialect answers for an outcome of the core. */
export interface OutcomeAnswer extends Pick<Result, 'number' | 'text' | 'origin'> {
  readonly dialect: string;
  /** Its id on help pages. */
  readonly operation: string;
}

/** An outcome of the core, `done` or a reason, in the words of every operation that can meet it. */
export interface OutcomeAnswers {
  readonly code: string;
  readonly answers: readonly OutcomeAnswer[];
}

/** Every outcome of every table by its code, answers in the order of the catalogue. Files have no number, so none is told. */
export function outcomeAnswers({ entries }: Pick<Catalogue, 'entries'>): readonly OutcomeAnswers[] {
  const byCode = new Map<string, OutcomeAnswer[]>();
  for (const [code, answer] of entries.flatMap(answersOf)) byCode.set(code, [...(byCode.get(code) ?? []), answer]);
  return [...byCode].map(([code, answers]) => ({ code, answers })).sort((a, b) => (a.code < b.code ? -1 : 1));
}

function answersOf({ id, operation: { face }, results }: Entry): (readonly [code: string, OutcomeAnswer])[] {
  return results.flatMap(({ number, text, origin, outcomes }) =>
    outcomes.map((code) => [code, { dialect: face.name, operation: id, number, text, origin }] as const),
  );
}
