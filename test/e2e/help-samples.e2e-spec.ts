import { DocRegistry } from '../../src/help/docs/doc-registry';
import type { OperationDoc, Sample } from '../../src/help/docs/operation-doc';
import { sampleOf } from '../../src/http';
import { allFaces } from '../support/all-faces';
import { unlike } from '../support/described-shape';
import { ApiHarness } from '../support/api-harness';
import { multipart } from '../support/multipart';
import type { Answer } from '../support/http-client';
import { xmlOutline } from '../support/xml-outline';

const A_DAY = 86_400;
const MULTIPART = 'multipart/form-data';

/** What the demo account, a fresh number and nobody's signature make of the samples. */
const SUCCEEDS = [
  'POST-Systems-sendVerificationCode',
  'POST-pcuser-tologin_check_login',
  'POST-pcuser-tologin_get_verification_code',
  'POST-api-Smssend-doSend',
  'POST-api-Systeminfo-CountryCode',
  'POST-api-user-userExist',
  'POST-api-user-userLogin',
];

const { entries } = new DocRegistry(allFaces);

type Printed = readonly [id: string, mediaType: string, entry: OperationDoc, body: string];

/** Every sample under each of its names; a multipart form, of which nobody prints any, is made of its fields. */
const printed: readonly Printed[] = entries.flatMap((entry) =>
  (entry.request?.samples ?? []).flatMap(({ mediaTypes, text }: Sample) =>
    mediaTypes.flatMap((mediaType): Printed[] => {
      if (mediaType === MULTIPART && entry.request) {
        const { body, type } = multipart(entry.request.value);
        return [[entry.id, type, entry, body]];
      }
      return text === undefined ? [] : [[entry.id, mediaType, entry, text]];
    }),
  ),
);

describe('the samples of the help pages', () => {
  let api: ApiHarness;

  beforeAll(async () => {
    api = await ApiHarness.open('sqlite', { env: { DEMO: 'true' } });
  });

  afterAll(() => api.close());

  /** As the page has it, when whatever was sent before has been forgotten. */
  const send = ({ operation: { path }, label }: OperationDoc, mediaType: string, body: string): Promise<Answer> => {
    api.advance(A_DAY);
    const [, query = ''] = label.split('?');
    return api.client.post(`/${path}${query === '' ? '' : `?${query}`}`, body, { 'content-type': mediaType });
  };

  it.each([
    ['POST-api-User-SendSMSCode', 'done'],
    ['POST-api-User-Login', 'done'],
    ['POST-api-User-CheckUser', 'account-exists'],
    ['POST-api-User-CheckVaildateCodeByUser', 'code-wrong'],
    ['POST-api-User-ChangePasswordNeedSMSCode', 'code-wrong'],
    ['POST-api-User-RegisterNeedSMSCode', 'code-wrong'],
  ])('have examples beside them that reach the demo account: %s', async (id, outcome) => {
    const entry = entries.find((each) => each.id === id);
    if (!entry) throw new Error(`there is no ${id}`);
    const answer = await send(entry, 'application/json', JSON.stringify(entry.request?.example));
    const meant = entry.results.find(({ outcomes }) => outcomes.includes(outcome));
    expect(numberOf(entry, answer)).toBe(meant?.number);
  });

  it('are there for every operation that takes a body', () => {
    const ids = new Set(printed.map(([id]) => id));
    const silent = entries.filter(({ id, request }) => !ids.has(id) && request !== undefined);
    expect(silent.map(({ id }) => id)).toEqual([]);
    expect(printed.length).toBeGreaterThan(60);
  });

  it.each(printed)('are answered as documented: %s in %s', async (_id, mediaType, entry, body) => {
    const answer = await send(entry, mediaType, body);
    expect(answer.status).toBe(200);
    if (entry.file !== undefined) expect(answer.headers['content-type']).toBe(entry.file);
    else expectDocumented(entry, answer, mediaType.includes('xml') ? 'xml' : 'json');
    if (SUCCEEDS.includes(entry.id)) expect(numberOf(entry, answer)).toBe(entry.results[0]?.number);
  });

  it.each(
    entries.filter(({ request, file }) => request === undefined && file !== undefined).map((each) => [each.id, each]),
  )('are not needed for a picture: %s', async (_id, { label, file, operation: { codec } }) => {
    const example = codec.forms.request === undefined ? {} : sampleOf(codec.forms.request);
    const values = new Map(Object.entries(example) as [string, string][]);
    const path = label.replace(/\{(\w+)\}/g, (_placeholder, name: string) => values.get(name) ?? '');
    const answer = await api.client.get(`/${path}`);
    expect({ status: answer.status, type: answer.headers['content-type'] }).toEqual({ status: 200, type: file });
  });

  it('succeed where the demo account makes them succeed', () => {
    const first = SUCCEEDS.map((id) => entries.find((entry) => entry.id === id)?.results[0]?.outcomes);
    expect(first).toEqual(SUCCEEDS.map(() => ['done']));
  });
});

const numberOf = ({ operation: { api } }: OperationDoc, { json }: Answer): unknown =>
  (json as Readonly<Record<string, unknown>>)[api.resultFields.number];

function expectDocumented(entry: OperationDoc, answer: Answer, form: 'json' | 'xml'): void {
  const [number, text] = form === 'json' ? readJson(entry, answer) : readXml(entry, answer);
  const documented = entry.results.map((result) => [String(result.number), result.text]);
  expect(documented).toContainEqual([number, text]);
}

function readJson({ operation }: OperationDoc, { headers, json }: Answer): readonly [string, string] {
  const { codec, text, api } = operation;
  const model = codec.forms.response ?? text.reply;
  expect(headers['content-type']).toMatch(/^(application|text)\/json; charset=utf-8$/);
  if (model === undefined) throw new Error(`${operation.path} says nothing of its answer`);
  expect(unlike(model, json, codec.forms.response ? { nulls: true } : { emptyLists: true })).toEqual([]);
  const said = json as Readonly<Record<string, unknown>>;
  return [String(said[api.resultFields.number]), String(said[api.resultFields.text])];
}

function readXml({ operation, response }: OperationDoc, { headers, text }: Answer): readonly [string, string] {
  const shown = xmlOutline(response?.samples.find(({ mediaTypes }) => mediaTypes[0] === 'application/xml')?.text ?? '');
  const answered = xmlOutline(text);
  expect(headers['content-type']).toMatch(/^(application|text)\/xml; charset=utf-8$/);
  expect({ ...answered, children: answered.children.map(([name]) => name) }).toEqual({
    ...shown,
    children: shown.children.map(([name]) => name),
  });
  const said = new Map(answered.children);
  const { number, text: words } = operation.api.resultFields;
  return [said.get(number) ?? '', said.get(words) ?? ''];
}
