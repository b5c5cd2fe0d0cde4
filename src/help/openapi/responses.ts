import type { HeaderObject, ResponseObject, ResponsesObject } from '@nestjs/swagger';
import type { Entry } from '../catalogue/entry';
import type { Result } from '../catalogue/results';
import { actionPrefix, type Endpoint } from './endpoint';
import { faultResponses } from './fault-responses';
import { replyReference } from './reply-reference';
import { contentOf, type Shown } from './shown';

const RETRY_AFTER: HeaderObject = {
  description: 'Seconds to wait; after throttling or an outage only',
  schema: { type: 'integer', minimum: 0 },
};

/** Every answer that a client can get by its HTTP status. */
export const responses = (endpoint: Endpoint): ResponsesObject => ({
  200: answered(endpoint),
  ...faultResponses(endpoint),
  ...outage(endpoint),
});

function answered(endpoint: Endpoint): ResponseObject {
  const { codec } = endpoint[0].operation;
  const files = endpoint.flatMap(({ file }) => (file === undefined ? [] : [file]));
  return {
    description: 'Whatever comes of it: the body says what',
    headers: { 'Retry-After': RETRY_AFTER },
    content: {
      ...Object.fromEntries(files.map((type) => [type, { schema: { type: 'string', format: 'binary' } }])),
      ...contentOf(codec.forms.writes, replyReference(endpoint), endpoint.flatMap(shownAnswers)),
    },
  };
}

/** The sample of the help page, if it is none of the rows, and every row but the one of an outage. */
function shownAnswers(entry: Entry): readonly Shown[] {
  const { response, results, operation } = entry;
  const isAnswered = ({ outcomes }: Result): boolean =>
    operation.table.unavailableStatus === 200 || outcomes.some((outcome) => outcome !== 'unavailable');
  const rows = results.filter(isAnswered).map((result) => shownRow(entry, result));
  const isRow = response === undefined || rows.some(({ body }) => body === response.value);
  const sample = { name: `${actionPrefix(entry, '.')}sample`, summary: `${actionPrefix(entry, ': ')}sample` };
  return isRow ? rows : [{ ...sample, body: response.value }, ...rows];
}

const shownRow = (entry: Entry, { number, text, outcomes: [outcome = ''], body }: Result): Shown => ({
  name: `${actionPrefix(entry, '.')}${outcome}`,
  summary: `${actionPrefix(entry, ': ')}${String(number)} ${text}`.trim(),
  body,
});

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
