import type { OperationObject } from '@nestjs/swagger';
import type { OperationDoc } from '../docs/operation-doc';
import { operationIdOf } from '../docs/links';
import type { Endpoint } from './endpoint';
import { queryParameters } from './form-schema';
import { requestBody } from './request-body';
import { responses } from './responses';

/** What is langSpan of an operation whatever its method. */
function about(endpoint: Endpoint): Pick<OperationObject, 'tags' | 'summary' | 'description' | 'externalDocs'> {
  const [entry, another] = endpoint;
  return {
    tags: [entry.operation.group.name],
    summary: endpoint.map(({ operation }) => operation.text.summary).join('; '),
    description: endpoint.map(description).join('\n\n'),
    ...(another === undefined && { externalDocs: { description: entry.label, url: helpPage(entry) } }),
  };
}

const helpPage = ({ id }: OperationDoc): string => `/Help/Api/${id}`;

/** Beside the words of the document a link, since Swagger UI follows no relative address of external documentation. */
function description(entry: OperationDoc): string {
  const { action, text } = entry.operation;
  const returns = action === undefined ? text.returns : `${action.name}: ${text.summary}`;
  const words = [returns, text.note].filter((each) => each !== undefined).join('\n');
  const link = `[Help page](${helpPage(entry)})`;
  return words === '' ? link : `${asMarkdown(words)}  \n${link}`;
}

/** The operation as its controller declares it. */
export function operationObject(endpoint: Endpoint): OperationObject {
  const [entry] = endpoint;
  const body = requestBody(endpoint);
  return {
    operationId: operationIdOf(entry),
    ...about(endpoint),
    ...(entry.operation.method === 'GET' && { parameters: queryParameters(endpoint) }),
    ...(body !== undefined && { requestBody: body }),
    responses: responses(endpoint, entry.operation.method),
  };
}

/** The same by GET, where everything stands in the query string: actions are served so too. */
export function queryOperation(endpoint: Endpoint): OperationObject {
  const [{ operation, ...entry }] = endpoint;
  return {
    operationId: operationIdOf({ ...entry, operation: { ...operation, method: 'GET' } }),
    ...about(endpoint),
    parameters: queryParameters(endpoint),
    responses: responses(endpoint, 'GET'),
  };
}

const MARKS = /[\\`*_[\]<>#|~]|(?<=^\d+)\./gm;

/** Text as Markdown that shows it as it is, line by line: `1001.` begins no list. */
export const asMarkdown = (text: string): string => text.replace(MARKS, '\\$&').replaceAll('\n', '  \n');
