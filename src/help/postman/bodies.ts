import type { BodyForm } from '../../wire';
import { printDrawn } from '../catalogue/drawn';
import type { Entry } from '../catalogue/entry';
import type { PostmanBody } from './collection-format';

/** The example or sample of a request in one of its forms; what a signed request draws anew comes from variables. */
export function bodyOf({ request, operation }: Entry, { mediaTypes: [mediaType = ''], print }: BodyForm): PostmanBody {
  const value = (request?.example ?? request?.value ?? {}) as Readonly<Record<string, unknown>>;
  if (mediaType.endsWith('form-urlencoded'))
    return {
      mode: 'urlencoded',
      urlencoded: Object.entries(value).map(([key, each]) => ({ key, value: String(each) })),
    };
  const language = mediaType.endsWith('xml') ? 'xml' : 'json';
  const drawn = Object.keys(operation.face.signing?.fields ?? {}).map((name) => [name, `{{${name}}}`]);
  const raw = printDrawn(value, Object.fromEntries(drawn) as Readonly<Record<string, string>>, print ?? JSON.stringify);
  return { mode: 'raw', raw, options: { raw: { language } } };
}
