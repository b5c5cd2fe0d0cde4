import type { HeaderObject, ResponseObject, ResponsesObject } from '@nestjs/swagger';
import type { Operation } from '../../http';
import type { OperationDoc } from '../docs/operation-doc';
import { actionPrefix, type Endpoint } from './endpoint';
import { faultResponses } from './fault-responses';
import { replyReference } from './schemas';
import { contentOf, type Example } from './content';

const RETRY_AFTER: HeaderObject = {
  description: 'Seconds to wait; after throttling or an outage only',
  schema: { type: 'integer', minimum: 0 },
};

/** Every answer that a client can get by its HTTP status, when it asks by that method. */
export const responses = (endpoint: Endpoint, method: Operation['method']): ResponsesObject => ({
  200: answered(endpoint),
  ...faultResponses(endpoint, method),
  ...outage(endpoint),
});

function answered(endpoint: Endpoint): ResponseObject {
  const { codec } = endpoint[0].operation;
  const files = endpoint.flatMap(({ file }) => (file === undefined ? [] : [file]));
  return {
    description: 'Whatever comes of it: the body says what',
    headers: { 'Retry-After': RETRY_AFTER, ...cookieHeader(endpoint) },
    content: {
      ...Object.fromEntries(files.map((type) => [type, { schema: { type: 'string', format: 'binary' } }])),
      ...contentOf(codec.forms.writes, replyReference(endpoint), endpoint.flatMap(shownAnswers)),
    },
  };
}

function cookieHeader([{ operation }]: Endpoint): Readonly<Record<string, HeaderObject>> {
  const { setsCookie: name } = operation.text;
  if (name === undefined) return {};
  const description = `The cookie ${name}, where the request has none: the picture belongs to whoever sends it back`;
  return { 'Set-Cookie': { description, schema: { type: 'string', pattern: `^${name}=` } } };
}

/** The sample of the help page, if it is none of the rows, and every row that is told by 200. */
function shownAnswers(entry: OperationDoc): readonly Example[] {
  const rows = shownRows(entry);
  const { value } = entry.response ?? {};
  if (value === undefined || rows.some(({ body }) => body === value)) return rows;
  return [
    { name: `${actionPrefix(entry, '.')}sample`, summary: `${actionPrefix(entry, ': ')}sample`, body: value },
    ...rows,
  ];
}

/** Each by its first reason that names no other; the rest of what one reason comes to is counted. */
function shownRows(entry: OperationDoc): readonly Example[] {
  const names = new Set<string>();
  return entry.results
    .filter(({ status }) => status === 200)
    .map(({ number, text, outcomes, body }) => {
      const [outcome = ''] = outcomes;
      const free = outcomes.find((each) => !names.has(each)) ?? `${outcome}-${String(names.size)}`;
      names.add(free);
      const summary = `${actionPrefix(entry, ': ')}${String(number)} ${text}`.trim();
      return { name: `${actionPrefix(entry, '.')}${free}`, summary, body };
    });
}

function outage(endpoint: Endpoint): ResponsesObject {
  const { codec, table } = endpoint[0].operation;
  if (table.unavailableStatus === 200) return {};
  const shown = { name: 'unavailable', summary: 'unavailable', body: table.refused.unavailable.body };
  return {
    503: {
      description: 'Something that is needed is down',
      headers: { 'Retry-After': RETRY_AFTER },
      content: contentOf(codec.forms.writes, replyReference(endpoint), [shown]),
    },
  };
}
