import type {
  MediaTypeObject,
  OpenAPIObject,
  OperationObject,
  ParameterObject,
  RequestBodyObject,
  ResponseObject,
} from '@nestjs/swagger';
import { routeId, SWAGGER_UI } from '../docs/links';
import { operationsOf } from '../openapi/own-operations';

/** Operation of our own REST API, as its OpenAPI document has it. */
export interface V1Operation {
  /** Id in the format of ASP.NET's help pages: `POST-v1-challenges-id-verify`. */
  readonly id: string;
  readonly operationId: string;
  readonly method: string;
  /** Path without a leading slash, its parameters in braces. */
  readonly path: string;
  readonly summary: string;
  readonly description?: string;
  readonly parameters: readonly ParameterObject[];
  /** Names of the security schemes by which it may be called; the empty name stands for none. */
  readonly callers: readonly string[];
  readonly request?: MediaTypeObject;
  readonly success: V1Response;
  /** Responses to refusals, by status. */
  readonly refusals: readonly V1Response[];
}

export interface V1Response {
  readonly status: number;
  readonly description: string;
  readonly headers: NonNullable<ResponseObject['headers']>;
  /** Media type of the body, with its schema and examples; missing without a body. */
  readonly body?: readonly [mediaType: string, content: MediaTypeObject];
}

const FIRST_REFUSAL = 400;

/** Reads the operations of the document, in its order. */
export const v1Operations = ({ paths }: OpenAPIObject): readonly V1Operation[] =>
  Object.entries(paths).flatMap(([path, item]) =>
    operationsOf(item).map(([method, operation]) => operationOf(method.toUpperCase(), path.slice(1), operation)),
  );

function operationOf(method: string, path: string, operation: OperationObject): V1Operation {
  const { operationId = '', summary = '', description, requestBody } = operation;
  const responses = Object.entries(operation.responses).map(responseOf);
  const [success] = responses.filter(({ status }) => status < FIRST_REFUSAL);
  if (success === undefined) throw new Error(`${operationId} has no success`);
  const request = (requestBody as RequestBodyObject | undefined)?.content['application/json'];
  return {
    ...{ id: routeId(method, path.replaceAll(/[{}]/g, '')), operationId, method, path, summary, success },
    ...callOf(operation),
    refusals: responses.filter(({ status }) => status >= FIRST_REFUSAL),
    ...(description !== undefined && { description }),
    ...(request !== undefined && { request }),
  };
}

const callOf = ({ parameters = [], security = [] }: OperationObject): Pick<V1Operation, 'parameters' | 'callers'> => ({
  parameters: parameters as ParameterObject[],
  callers: security.map((scheme) => Object.keys(scheme)[0] ?? ''),
});

function responseOf([status, response]: readonly [string, unknown]): V1Response {
  const { description, headers = {}, content = {} } = response as ResponseObject;
  const [body] = Object.entries(content);
  return { status: Number(status), description, headers, ...(body !== undefined && { body }) };
}

/** Deep link to an operation in Swagger UI, in the document of /v1. */
export const v1SwaggerUiLink = ({ operationId }: V1Operation): string =>
  `${SWAGGER_UI}?urls.primaryName=v1#/v1/${encodeURIComponent(operationId)}`;
