import type { BodyForm } from '../../wire';
import type { Entry } from '../catalogue/entry';
import type { PostmanBody } from './collection-format';

/** Stands for a variable while a body is printed where only a number fits; no sample holds it. */
const PLACEHOLDER = 1_987_654_321;

/** The sample of a request in one of its forms; what a signed request draws anew comes from variables. */
export function bodyOf({ request, operation }: Entry, { mediaTypes: [mediaType = ''], print }: BodyForm): PostmanBody {
  const value = (request?.value ?? {}) as Readonly<Record<string, unknown>>;
  if (mediaType.endsWith('form-urlencoded'))
    return {
      mode: 'urlencoded',
      urlencoded: Object.entries(value).map(([key, each]) => ({ key, value: String(each) })),
    };
  const language = mediaType.endsWith('xml') ? 'xml' : 'json';
  const raw = printSigned(value, operation.face.signing?.fields ?? [], print);
  return { mode: 'raw', raw, options: { raw: { language } } };
}

function printSigned(
  value: Readonly<Record<string, unknown>>,
  fields: readonly string[],
  print: BodyForm['print'] = JSON.stringify,
): string {
  const drawn = fields.filter((name) => Object.hasOwn(value, name));
  const numbers = drawn.filter((name) => typeof value[name] === 'number');
  const marked = Object.fromEntries(
    drawn.map((name, index) => [name, numbers.includes(name) ? PLACEHOLDER + index : `{{${name}}}`]),
  );
  return drawn.reduce(
    (text, name, index) => text.replace(String(PLACEHOLDER + index), `{{${name}}}`),
    print({ ...value, ...marked }),
  );
}
