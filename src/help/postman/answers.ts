import type { BodyForm } from '../../http';
import type { OperationDoc } from '../docs/operation-doc';
import type { PostmanResponse } from './collection-format';

const STATUSES = { 200: 'OK', 400: 'Bad Request', 503: 'Service Unavailable' } as const;

/** Every answer of an operation to a request of that media type: in the same form, or else in the usual one. */
export function answersOf({ operation, results }: OperationDoc, asked?: string): readonly PostmanResponse[] {
  const { codec } = operation;
  const form = codec.forms.writes.find(({ mediaTypes }) => mediaTypes[0] === asked) ?? codec.forms.writes[0];
  return results.map(({ number, outcomes, status, body }) => ({
    name: `${String(number)} ${outcomes.join(', ')}`,
    ...{ code: status, status: STATUSES[status] },
    ...printed(body, form),
  }));
}

function printed(body: object, form?: BodyForm): Pick<PostmanResponse, 'header' | 'body'> {
  const type = `${form?.mediaTypes[0] ?? 'application/json'}; charset=utf-8`;
  return { header: [{ key: 'Content-Type', value: type }], body: form?.print?.(body) ?? '' };
}
