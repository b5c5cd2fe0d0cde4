import { ApiProperty } from '@nestjs/swagger';
import type { DocRegistry } from '../docs/doc-registry';
import type { OperationDoc } from '../docs/operation-doc';
import type { OperationResult } from '../docs/operation-results';

/** Answer of one dialect's operation to an outcome of the core. */
export class OutcomeAnswer implements Pick<OperationResult, 'number' | 'text'> {
  @ApiProperty({ example: 'systems' })
  readonly dialect: string;

  /** Id of the operation, as on help pages. */
  @ApiProperty({ example: 'POST-Systems-changepasswd', description: 'Id of the operation on help pages' })
  readonly operation: string;

  @ApiProperty({ type: 'integer', example: 2002 })
  readonly number: number;

  @ApiProperty({ example: '用户不存在', description: 'A sample where the text varies' })
  readonly text: string;

  @ApiProperty({
    enum: ['documented', 'family', 'ours'],
    description: 'From the document of the interface, from others of its family, or decided here',
  })
  readonly origin: OperationResult['provenance'];
}

/** Outcome of the core (`done` or a refusal reason) with the answers of every operation in which it can occur. */
export class OutcomeAnswers {
  @ApiProperty({ example: 'account-unknown', description: '`done`, or the reason of a refusal' })
  readonly code: string;

  @ApiProperty({ type: [OutcomeAnswer] })
  readonly answers: readonly OutcomeAnswer[];
}

/** Outcomes of all reply tables by code, with the answers in the order of the registry. Files have no number and are left out. */
export function outcomeAnswers({ operations }: Pick<DocRegistry, 'operations'>): readonly OutcomeAnswers[] {
  const byCode = new Map<string, OutcomeAnswer[]>();
  for (const [code, answer] of operations.flatMap(answersOf)) byCode.set(code, [...(byCode.get(code) ?? []), answer]);
  return [...byCode].map(([code, answers]) => ({ code, answers })).sort((a, b) => (a.code < b.code ? -1 : 1));
}

function answersOf({ id, operation: { api }, results }: OperationDoc): (readonly [code: string, OutcomeAnswer])[] {
  return results.flatMap(({ number, text, provenance: origin, outcomes }) =>
    outcomes.map((code) => [code, { dialect: api.name, operation: id, number, text, origin }] as const),
  );
}
