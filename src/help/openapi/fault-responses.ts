import type { ContentObject, ResponseObject, ResponsesObject } from '@nestjs/swagger';
import type { Operation } from '../../http';
import type { Endpoint } from './endpoint';
import { faultContent } from './fault-content';
import { replyReference } from './reply-reference';
import { contentOf } from './shown';

const DESCRIPTIONS = {
  400: 'The request cannot be read, or holds something else than single values',
  413: 'The body is larger than 16 KiB',
  415: 'The media type, charset or content coding is not read here',
} as const;

export type FaultStatus = keyof typeof DESCRIPTIONS;

/**
 * Requests that never became a question: in the words of the framework where the codec has them, else as a row. The body
 * of a GET is not looked at.
 */
export function faultResponses(endpoint: Endpoint, method: Operation['method']): ResponsesObject {
  const statuses: readonly FaultStatus[] = method === 'GET' ? [400] : [400, 413, 415];
  return Object.fromEntries(statuses.map((status) => [status, faultResponse(endpoint, method, status)]));
}

const faultResponse = (endpoint: Endpoint, method: Operation['method'], status: FaultStatus): ResponseObject => ({
  description: DESCRIPTIONS[status],
  content: faultContent({ ...endpoint[0].operation, method }, status) ?? rowContent(endpoint),
});

/** The row of a body that is malformed as a whole; before an action is chosen, that of its URL. */
function rowContent(endpoint: Endpoint): ContentObject {
  const { action, codec, table } = endpoint[0].operation;
  const row = (action?.unmatched ?? table).refused['malformed'];
  if (row === undefined) return {};
  const body = row.compute === undefined ? row.body : row.compute({ reason: 'malformed', field: 'body' } as never);
  return contentOf(codec.forms.writes, replyReference(endpoint), [{ name: 'malformed', summary: 'malformed', body }]);
}
