import type { ContentObject, OperationObject, PathItemObject, ResponseObject, SchemaObject } from '@nestjs/swagger';
import { referredName, type Schemas, schemaSample } from './schema-sample';

/** Name of the schema of problem documents. */
export const PROBLEM = 'Problem';

const FIRST_ERROR_STATUS = 400;
const UNREADABLE: ResponseObject = { description: 'The request cannot be read' };

/** Schema of the problem document (RFC 9457), the body of every error response of the own endpoints. */
export const problemSchema: SchemaObject = {
  type: 'object',
  required: ['type', 'title', 'status'],
  properties: {
    type: { type: 'string', description: 'Page that explains the code; about:blank where the status says all' },
    title: { type: 'string', example: 'Not Found' },
    status: { type: 'integer', example: 404 },
    detail: { type: 'string', description: 'The same in a sentence' },
    code: { type: 'string', description: 'Reason, where there is a more exact one than the status' },
    retryAfter: { type: 'integer', description: 'Seconds to wait, as in the header Retry-After' },
    field: { type: 'string', description: 'Member of the body, or header, that is malformed' },
    rules: { type: 'array', items: { type: 'string' }, description: 'Rules that a rejected password breaks' },
  },
};

const JSON_MEDIA = 'application/json';
const PROBLEM_MEDIA = 'application/problem+json';

/** Content of an error response: a problem document, with the examples that the route has of it. */
const problemContent = ({ content }: ResponseObject): ResponseObject['content'] => ({
  [PROBLEM_MEDIA]: { ...content?.[PROBLEM_MEDIA], schema: { $ref: `#/components/schemas/${PROBLEM}` } },
});

/** Operations of a path item by their methods. */
export const operationsOf = (item: PathItemObject): [string, OperationObject][] =>
  Object.entries(item) as [string, OperationObject][];

/**
 * Completes a path item: every operation may find a request unreadable, every error is a problem document, and every body has
 * an example.
 */
export function completed(item: PathItemObject, schemas: Schemas): PathItemObject {
  const operations = operationsOf(item).map(([method, { requestBody, ...operation }]) => [
    method,
    {
      ...operation,
      ...(requestBody && { requestBody: withExample(requestBody, schemas) }),
      responses: withExamples(withProblems({ 400: UNREADABLE, ...operation.responses }), schemas),
    },
  ]);
  return Object.fromEntries(operations) as PathItemObject;
}

const withExamples = (responses: OperationObject['responses'], schemas: Schemas): OperationObject['responses'] =>
  Object.fromEntries(Object.entries(responses).map(([status, each]) => [status, each && withExample(each, schemas)]));

/** Body whose JSON has the sample of its schema as its example, where that is a model. */
function withExample<T extends object>(body: T, schemas: Schemas): T {
  const { content } = body as { readonly content?: ContentObject };
  const json = content?.[JSON_MEDIA];
  const example = json?.schema && referredName(json.schema) && schemaSample(json.schema, schemas);
  if (example === undefined) return body;
  return { ...body, content: { ...content, [JSON_MEDIA]: { ...json, example } } };
}

function withProblems(responses: OperationObject['responses']): OperationObject['responses'] {
  const described = Object.entries(responses).map(([status, response]) => [
    status,
    Number(status) >= FIRST_ERROR_STATUS
      ? { ...(response as ResponseObject), content: problemContent(response as ResponseObject) }
      : response,
  ]);
  return Object.fromEntries(described) as OperationObject['responses'];
}
