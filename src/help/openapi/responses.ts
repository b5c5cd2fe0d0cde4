import { STATUS_CODES } from 'node:http';
import type { HeaderObject, ResponseObject, ResponsesObject, SchemaObject } from '@nestjs/swagger';
import type { Operation } from '../../http';
import type { OperationDoc } from '../docs/operation-doc';
import { actionPrefix, type Endpoint } from './endpoint';
import { contentOf, type Example } from './examples';
import { faultResponses } from './faults';
import { responseSchema } from './schemas';

const RETRY_AFTER: HeaderObject = {
  description: 'Seconds to wait; after throttling or an outage only',
  schema: { type: 'integer', minimum: 0 },
};

/** OpenAPI responses of an endpoint by HTTP status, when it is called by `method`. */
export const responses = (endpoint: Endpoint, method: Operation['method']): ResponsesObject => ({
  [endpoint[0].operation.table.doneStatus ?? 200]: okResponse(endpoint),
  ...faultResponses(endpoint, method),
  ...unavailableResponse(endpoint),
  ...statedResponses(endpoint),
});

/** Statuses of a body that is not read, beside the answer to a malformed one. */
const UNREAD: readonly number[] = [413, 415];

/** Responses of an API that answers refusals by their HTTP statuses; empty for others. */
function statedResponses(endpoint: Endpoint): ResponsesObject {
  const [{ operation, results }] = endpoint;
  if (operation.table.statusMember === undefined) return {};
  const statuses = [...new Set(results.map(({ status }) => status))];
  return Object.fromEntries(
    [...statuses, ...(operation.method === 'POST' ? UNREAD : [])].map((status) => {
      const examples = resultExamples(endpoint[0], UNREAD.includes(status) ? 400 : status);
      const content = contentOf(operation.codec.forms.writes, refusalSchema(examples[0]?.body ?? {}), examples);
      const headers = status === 429 || status === 503 ? { 'Retry-After': RETRY_AFTER } : undefined;
      return [status, { description: STATUS_CODES[status] ?? '', ...(headers && { headers }), content }];
    }),
  );
}

/** Schema of refusals with the members of an example. */
const refusalSchema = (example: object): SchemaObject => ({
  type: 'object',
  required: Object.keys(example),
  properties: Object.fromEntries(
    Object.entries(example).map(([name, value]) => [name, { type: typeof value === 'number' ? 'integer' : 'string' }]),
  ),
});

function okResponse(endpoint: Endpoint): ResponseObject {
  const { codec, table } = endpoint[0].operation;
  const isStated = table.statusMember !== undefined;
  const files = endpoint.flatMap(({ file, operation }) => [file, operation.text.alternative?.mediaType]);
  return {
    description: isStated ? 'It is done' : 'Whatever comes of it: the body says what',
    headers: { 'Retry-After': RETRY_AFTER, ...cookieHeader(endpoint) },
    content: {
      ...Object.fromEntries(
        files
          .filter((type) => type !== undefined)
          .map((type) => [type, { schema: { type: 'string', format: 'binary' } }]),
      ),
      ...contentOf(codec.forms.writes, responseSchema(endpoint), endpoint.flatMap(examplesOf)),
    },
  };
}

function cookieHeader([{ operation }]: Endpoint): Readonly<Record<string, HeaderObject>> {
  const { setsCookie: name } = operation.text;
  if (name === undefined) return {};
  const description = `The cookie ${name}, where the request has none: the picture belongs to whoever sends it back`;
  return { 'Set-Cookie': { description, schema: { type: 'string', pattern: `^${name}=` } } };
}

/**
 * Examples of an operation's success response: the sample of the help page, unless it is one of the results, and every
 * result with HTTP status 200.
 */
function examplesOf(doc: OperationDoc): readonly Example[] {
  const results = resultExamples(doc);
  const { value } = doc.response ?? {};
  if (value === undefined || results.some(({ body }) => body === value)) return results;
  return [
    { name: `${actionPrefix(doc, '.')}sample`, summary: `${actionPrefix(doc, ': ')}sample`, body: value },
    ...results,
  ];
}

/**
 * Results by example name: the first of a result's outcomes that no earlier result has used as its name, or else the
 * outcome with a counter.
 */
function resultExamples(doc: OperationDoc, wanted = 200): readonly Example[] {
  const names = new Set<string>();
  return doc.results
    .filter(({ status }) => status === wanted)
    .map(({ number, text, outcomes, body }) => {
      const [outcome = ''] = outcomes;
      const name = outcomes.find((each) => !names.has(each)) ?? `${outcome}-${String(names.size)}`;
      names.add(name);
      const summary = `${actionPrefix(doc, ': ')}${String(number)} ${text}`.trim();
      return { name: `${actionPrefix(doc, '.')}${name}`, summary, body };
    });
}

/** Response 503 to an outage; empty for a dialect that reports outages with status 200. */
function unavailableResponse(endpoint: Endpoint): ResponsesObject {
  const { codec, table } = endpoint[0].operation;
  if (table.unavailableStatus === 200) return {};
  const example = { name: 'unavailable', summary: 'unavailable', body: table.refused.unavailable.body };
  return {
    503: {
      description: 'Something that is needed is down',
      headers: { 'Retry-After': RETRY_AFTER },
      content: contentOf(codec.forms.writes, responseSchema(endpoint), [example]),
    },
  };
}
