import type { OperationObject, ParameterObject, PathItemObject, PathsObject } from '@nestjs/swagger';
import { type Operation, pathParameters, pathTemplate } from '../../http';
import { helpPageLink } from '../docs/links';
import type { OperationDoc } from '../docs/operation-doc';
import { operationId } from '../docs/operation-id';
import { withEnglish } from './english';
import { type Endpoint, endpointsOf } from './endpoint';
import { alternativeParameters, queryParameters } from './form-schema';
import { asMarkdown } from './markdown';
import { requestBody } from './request-body';
import { responses } from './responses';
import { securityOf } from './security';

/** OpenAPI paths object of the operations, in their order. */
export function pathsOf(docs: readonly OperationDoc[]): PathsObject {
  const paths: PathsObject = {};
  for (const endpoint of endpointsOf(docs)) {
    const path = `/${pathTemplate(endpoint[0].operation)}`;
    paths[path] = { ...paths[path], ...pathItem(endpoint) };
  }
  return paths;
}

/**
 * OpenAPI path item of an endpoint. Actions are served by POST and by GET, where all fields are in the query string.
 */
function pathItem(endpoint: Endpoint): PathItemObject {
  const { action, method } = endpoint[0].operation;
  if (action !== undefined) return { get: operationObject(endpoint, 'GET'), post: operationObject(endpoint, 'POST') };
  return { [method.toLowerCase()]: operationObject(endpoint, method) };
}

/** Parameters in the query: the fields of a GET, and those that ask for another form of the answer. */
function parametersOf(endpoint: Endpoint, method: Operation['method']): Pick<OperationObject, 'parameters'> {
  const inPath = pathParameters(endpoint[0].operation).map(({ name, about, example }): ParameterObject => ({
    ...{ name, in: 'path', required: true, description: about, example },
    schema: { type: 'string' },
  }));
  const inQuery = [...(method === 'GET' ? queryParameters(endpoint) : []), ...alternativeParameters(endpoint)];
  const parameters = [...inPath, ...inQuery];
  return method === 'GET' || parameters.length > 0 ? { parameters } : {};
}

function operationObject(endpoint: Endpoint, method: Operation['method']): OperationObject {
  const [doc, another] = endpoint;
  const { group } = doc.operation;
  const body = method === 'POST' ? requestBody(endpoint) : undefined;
  return {
    operationId: operationId({ ...doc.operation, method }),
    tags: [group.name],
    summary: endpoint.map(({ operation: { text } }) => withEnglish(text.summary, text.english)).join('; '),
    description: endpoint.map(description).join('\n\n'),
    ...(another === undefined && { externalDocs: { description: doc.label, url: helpPageLink(doc.id) } }),
    ...parametersOf(endpoint, method),
    ...(body !== undefined && { requestBody: body }),
    ...securityOf(endpoint),
    responses: responses(endpoint, method),
  };
}

/**
 * Description of an operation: the text of the source document and a link to the help page, since Swagger UI does not
 * follow relative `externalDocs`.
 */
function description(doc: OperationDoc): string {
  const { action, text } = doc.operation;
  const returns = action === undefined ? text.returns : `${action.name}: ${withEnglish(text.summary, text.english)}`;
  const paragraphs = [returns, text.note].filter((each) => each !== undefined).join('\n');
  const link = `[Help page](${helpPageLink(doc.id)})`;
  return paragraphs === '' ? link : `${asMarkdown(paragraphs)}  \n${link}`;
}
