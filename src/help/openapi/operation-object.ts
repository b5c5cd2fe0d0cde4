import type { OperationObject } from '@nestjs/swagger';
import type { Entry } from '../catalogue/entry';
import { operationIdOf } from '../catalogue/operation-id';
import type { Endpoint } from './endpoint';
import { queryParameters } from './parameters';
import { requestBody } from './request-body';
import { responses } from './responses';

/** What is said of an operation whatever its method. */
function about(endpoint: Endpoint): Pick<OperationObject, 'tags' | 'summary' | 'description' | 'externalDocs'> {
  const [entry, another] = endpoint;
  const { group, text } = entry.operation;
  const description = another === undefined ? text.returns : endpoint.map(actionLine).join('\n');
  return {
    tags: [group.name],
    summary: endpoint.map(({ operation }) => operation.text.summary).join('; '),
    ...(description !== undefined && { description }),
    ...(another === undefined && { externalDocs: { description: entry.label, url: helpPage(entry) } }),
  };
}

const helpPage = ({ id }: Entry): string => `/Help/Api/${id}`;

const actionLine = (entry: Entry): string => {
  const { action, text } = entry.operation;
  return `- [${action?.name ?? entry.label}](${helpPage(entry)}): ${text.summary}`;
};

/** The operation as its controller declares it. */
export function operationObject(endpoint: Endpoint): OperationObject {
  const [entry] = endpoint;
  const body = requestBody(endpoint);
  return {
    operationId: operationIdOf(entry),
    ...about(endpoint),
    ...(entry.operation.method === 'GET' && { parameters: queryParameters(endpoint) }),
    ...(body !== undefined && { requestBody: body }),
    responses: responses(endpoint),
  };
}

/** The same by GET, where everything stands in the query string: actions are served so too. */
export function queryOperation(endpoint: Endpoint): OperationObject {
  const [{ operation, ...entry }] = endpoint;
  return {
    operationId: operationIdOf({ ...entry, operation: { ...operation, method: 'GET' } }),
    ...about(endpoint),
    parameters: queryParameters(endpoint),
    responses: responses(endpoint),
  };
}
