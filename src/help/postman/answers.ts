import type { BodyForm } from '../../wire';
import type { Entry } from '../catalogue/entry';
import type { PostmanResponse } from './collection-format';

const OK = { code: 200, status: 'OK' };
const DOWN = { code: 503, status: 'Service Unavailable' };

/** Every answer of an operation to a request of that media type: in the same form, or else in the usual one. */
export function answersOf({ operation, results }: Entry, asked?: string): readonly PostmanResponse[] {
  const { table, codec } = operation;
  const form = codec.forms.writes.find(({ mediaTypes }) => mediaTypes[0] === asked) ?? codec.forms.writes[0];
  return results.map(({ number, outcomes, body }) => {
    const isDown = outcomes.every((outcome) => outcome === 'unavailable') && table.unavailableStatus === undefined;
    return { name: `${String(number)} ${outcomes.join(', ')}`, ...(isDown ? DOWN : OK), ...printed(body, form) };
  });
}

function printed(body: object, form?: BodyForm): Pick<PostmanResponse, 'header' | 'body'> {
  const type = `${form?.mediaTypes[0] ?? 'application/json'}; charset=utf-8`;
  return { header: [{ key: 'Content-Type', value: type }], body: form?.print?.(body) ?? '' };
}
