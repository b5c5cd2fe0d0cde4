import { applyDecorators, type Type, UsePipes } from '@nestjs/common';
import { ApiHeader, ApiIncludeEndpoint, ApiOperation, ApiResponse, ApiTags, type ExampleObject } from '@nestjs/swagger';
import { type AnyTable, bindReplies, type HandlerDecorator } from '../../http';
import { apiCodec, PROBLEM_MEDIA, problemExample } from './api.codec';
import { IDEMPOTENCY_HEADER, problemHeaders, successHeaders } from './headers';
import { bodyPipe } from './body.pipe';
import type { Problem } from './problem';

/** Documentation of an operation of /v1. */
export interface ApiTexts {
  /** Name of the operation, which generated clients make a method of. */
  readonly id: string;
  readonly summary: string;
  readonly description?: string;
  /** Success: its meaning, and the class of its body unless it has none. */
  readonly answer: {
    readonly description: string;
    readonly type?: Type<object> | readonly [Type<object>];
    /** Media type of a file. */
    readonly media?: string;
  };
  /** True for an operation that creates something: with an idempotency key it runs once. */
  readonly isIdempotent?: boolean;
}

/**
 * Method decorator of an operation of /v1, below those of the route: reads and answers by the codec of /v1 and a reply table,
 * and documents operation and answers.
 */
export function Answers<T extends AnyTable>(
  table: T,
  { id, summary, description, answer, isIdempotent = false }: ApiTexts,
): HandlerDecorator<T> {
  const { doneStatus = OK } = table;
  return applyDecorators(
    bindReplies(
      apiCodec,
      { ...table, statusMember: 'status' },
      { tellsRateLimit: true, isRepeatable: isIdempotent },
    ) as MethodDecorator,
    UsePipes(bodyPipe),
    ApiIncludeEndpoint(),
    ApiTags('v1'),
    ApiOperation({ operationId: id, summary, ...(description !== undefined && { description }) }),
    ApiResponse({
      status: doneStatus,
      description: answer.description,
      headers: successHeaders(isIdempotent),
      ...bodyOf(answer),
    }),
    ...(isIdempotent ? [ApiHeader(IDEMPOTENCY_HEADER)] : []),
    ...problemResponses(table),
  );
}

const OK = 200;

function bodyOf({ type, media }: ApiTexts['answer']): object {
  if (media !== undefined) return { content: { [media]: { schema: { type: 'string', format: 'binary' } } } };
  return type === undefined ? {} : { type };
}

/** Responses to refusals: one for each status, with an example for each of its codes. */
function problemResponses({ refused }: AnyTable): readonly MethodDecorator[] {
  const byStatus = new Map<number, Problem[]>();
  for (const { body } of Object.values(refused)) {
    const problem = body as Problem;
    byStatus.set(problem.status, [...(byStatus.get(problem.status) ?? []), problem]);
  }
  return [...byStatus].map(([status, found]) => {
    const examples = Object.fromEntries(found.map((each) => [each.code, exampleOf(each)]));
    const headers = Object.assign({}, ...found.map(problemHeaders)) as ReturnType<typeof problemHeaders>;
    const description = Object.keys(examples).join(', ');
    return ApiResponse({ status, description, headers, content: { [PROBLEM_MEDIA]: { examples } } });
  });
}

const exampleOf = (problem: Problem): ExampleObject => ({ summary: problem.title, value: problemExample(problem) });
