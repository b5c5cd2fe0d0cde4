import type { DocRegistry } from '../docs/doc-registry';
import type { OperationDoc } from '../docs/operation-doc';
import type { Result } from '../docs/results';

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

/** Every outcome of every table by its code, answers in the order of the docRegistry. Files have no number, so none is told. */
export function outcomeAnswers({ entries }: Pick<DocRegistry, 'entries'>): readonly OutcomeAnswers[] {
  const byCode = new Map<string, OutcomeAnswer[]>();
  for (const [code, answer] of entries.flatMap(answersOf)) byCode.set(code, [...(byCode.get(code) ?? []), answer]);
  return [...byCode].map(([code, answers]) => ({ code, answers })).sort((a, b) => (a.code < b.code ? -1 : 1));
}

function answersOf({ id, operation: { api }, results }: OperationDoc): (readonly [code: string, OutcomeAnswer])[] {
  return results.flatMap(({ number, text, origin, outcomes }) =>
    outcomes.map((code) => [code, { dialect: api.name, operation: id, number, text, origin }] as const),
  );
}
