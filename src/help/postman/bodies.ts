import type { BodyForm, ApiDescription } from '../../http';
import { printDrawn } from '../docs/drawn';
import type { BodyHelp } from '../docs/operation-doc';
import type { PostmanBody } from './collection-format';

/** The example or sample of a request in one of its forms; what a signed request draws anew comes from variables. */
export function bodyOf(request: BodyHelp, api: ApiDescription, form: BodyForm): PostmanBody {
  const { value, example = value } = request;
  const [mediaType = ''] = form.mediaTypes;
  return mediaType.endsWith('form-urlencoded') ? formBody(example) : rawBody(example, api, form);
}

const formBody = (value: object): PostmanBody => ({
  mode: 'urlencoded',
  urlencoded: Object.entries(value).map(([key, each]) => ({ key, value: String(each) })),
});

function rawBody(
  value: object,
  { signing }: ApiDescription,
  { mediaTypes: [mediaType = ''], print }: BodyForm,
): PostmanBody {
  const language = mediaType.endsWith('xml') ? 'xml' : 'json';
  const drawn = Object.keys(signing?.fields ?? {}).map((name) => [name, `{{${name}}}`]);
  const variables = Object.fromEntries(drawn) as Readonly<Record<string, string>>;
  return { mode: 'raw', raw: printDrawn(value, variables, print ?? JSON.stringify), options: { raw: { language } } };
}
