import { DocRegistry } from '../../src/help/docs/doc-registry';
import type { OperationDoc, Sample } from '../../src/help/docs/operation-doc';
import { type ApiDescription, examplePath, sampleOf } from '../../src/http';
import { allApis } from '../support/all-apis';
import { shapeDifferences } from '../support/shape-differences';
import { ApiHarness } from '../support/api-harness';
import { multipart } from '../support/multipart';
import type { Answer } from '../support/http-client';
import { xmlOutline } from '../support/xml-outline';

const A_DAY = 86_400;
const MULTIPART = 'multipart/form-data';

/** Operations whose sample succeeds with the demo account, a fresh number and no signature. */
const SUCCEEDS = [
  'POST-Systems-sendVerificationCode',
  'POST-pcuser-tologin_check_login',
  'POST-pcuser-tologin_get_verification_code',
  'POST-api-Smssend-doSend',
  'POST-api-Systeminfo-CountryCode',
  'POST-api-user-userExist',
  'POST-api-user-userLogin',
];

const { operations } = new DocRegistry(allApis);

type Printed = readonly [id: string, mediaType: string, doc: OperationDoc, body: string];

/** Every sample in each of its media types; a multipart form, which has no printed sample, is made of its fields. */
const printed: readonly Printed[] = operations.flatMap((doc) =>
  (doc.request?.samples ?? []).flatMap(({ mediaTypes, text }: Sample) =>
    mediaTypes.flatMap((mediaType): Printed[] => {
      if (mediaType === MULTIPART && doc.request) {
        const { body, type } = multipart(doc.request.value);
        return [[doc.id, type, doc, body]];
      }
      return text === undefined ? [] : [[doc.id, mediaType, doc, text]];
    }),
  ),
);

describe('samples of GET /Help/Api/:id', () => {
  let api: ApiHarness;

  beforeAll(async () => {
    api = await ApiHarness.open('sqlite', { env: { DEMO: 'true' } });
  });

  afterAll(() => api.close());

  /** Sends a sample a day later, when limits of earlier requests have passed. */
  const send = ({ operation, label }: OperationDoc, mediaType: string, body: string): Promise<Answer> => {
    api.advance(A_DAY);
    const [, query = ''] = label.split('?');
    const headers = { 'content-type': mediaType, ...loginOf(operation.api) };
    return api.client.post(`/${examplePath(operation)}${query === '' ? '' : `?${query}`}`, body, headers);
  };

  it.each([
    ['POST-api-User-SendSMSCode', 'done'],
    ['POST-api-User-Login', 'done'],
    ['POST-api-User-CheckUser', 'account-exists'],
    ['POST-api-User-CheckVaildateCodeByUser', 'code-wrong'],
    ['POST-api-User-ChangePasswordNeedSMSCode', 'code-wrong'],
    ['POST-api-User-RegisterNeedSMSCode', 'code-wrong'],
  ])('have an example that reaches the demo account: %s', async (id, outcome) => {
    const doc = operations.find((each) => each.id === id);
    if (!doc) throw new Error(`there is no ${id}`);
    const answer = await send(doc, 'application/json', JSON.stringify(doc.request?.example));
    const meant = doc.results.find(({ outcomes }) => outcomes.includes(outcome));
    expect(numberOf(doc, answer)).toBe(meant?.number);
  });

  it('exist for every operation with a body', () => {
    const ids = new Set(printed.map(([id]) => id));
    const silent = operations.filter(({ id, request }) => !ids.has(id) && request !== undefined);
    expect(silent.map(({ id }) => id)).toEqual([]);
    expect(printed.length).toBeGreaterThan(60);
  });

  it.each(printed)('are answered as documented: %s in %s', async (_id, mediaType, doc, body) => {
    const answer = await send(doc, mediaType, body);
    expect(answer.status).toBe(statusOf(doc, answer));
    if (doc.operation.table.doneStatus === answer.status)
      expect(keysOf(answer.json)).toEqual(keysOf(doc.response?.value));
    else if (doc.file !== undefined) expect(answer.headers['content-type']).toBe(doc.file);
    else expectDocumented(doc, answer, mediaType.includes('xml') ? 'xml' : 'json');
    if (SUCCEEDS.includes(doc.id)) expect(numberOf(doc, answer)).toBe(doc.results[0]?.number);
  });

  it.each(
    operations
      .filter(({ request, file }) => request === undefined && file !== undefined)
      .map((each) => [each.id, each]),
  )('are not needed for a file: %s', async (_id, { label, file, operation: { codec } }) => {
    const example = codec.forms.request === undefined ? {} : sampleOf(codec.forms.request);
    const values = new Map(Object.entries(example) as [string, string][]);
    const path = label.replace(/\{(\w+)\}/g, (_placeholder, name: string) => values.get(name) ?? '');
    const answer = await api.client.get(`/${path}`);
    expect({ status: answer.status, type: answer.headers['content-type'] }).toEqual({ status: 200, type: file });
  });

  it('succeed for the demo account', () => {
    const first = SUCCEEDS.map((id) => operations.find((doc) => doc.id === id)?.results[0]?.outcomes);
    expect(first).toEqual(SUCCEEDS.map(() => ['done']));
  });
});

/** Documented status of an answer: that of its result, where the interface has statuses; else 200. */
const statusOf = (doc: OperationDoc, answer: Answer): number => {
  const { statusMember, doneStatus = 200 } = doc.operation.table;
  if (statusMember === undefined) return 200;
  return doc.results.find(({ number }) => number === numberOf(doc, answer))?.status ?? doneStatus;
};

const loginOf = ({ basic }: ApiDescription): Readonly<Record<string, string>> =>
  basic === undefined
    ? {}
    : { authorization: `Basic ${Buffer.from(`${basic.username}:${basic.password}`).toString('base64')}` };

const keysOf = (body: unknown): readonly string[] => Object.keys(body as object);

const numberOf = ({ operation: { api } }: OperationDoc, { json }: Answer): unknown =>
  (json as Readonly<Record<string, unknown>>)[api.resultFields.number];

function expectDocumented(doc: OperationDoc, answer: Answer, form: 'json' | 'xml'): void {
  const [number, text] = form === 'json' ? readJson(doc, answer) : readXml(doc, answer);
  const documented = doc.results.map((result) => [String(result.number), result.text]);
  expect(documented).toContainEqual([number, text]);
}

function readJson({ operation }: OperationDoc, { headers, json }: Answer): readonly [string, string] {
  const { codec, text, api } = operation;
  const model = codec.forms.response ?? text.reply;
  expect(headers['content-type']).toMatch(/^(application|text)\/json; charset=utf-8$/);
  if (model === undefined) throw new Error(`${operation.path} describes no answer`);
  const shape = codec.forms.response ? { nulls: true } : { emptyLists: true };
  if (operation.table.statusMember === undefined) expect(shapeDifferences(model, json, shape)).toEqual([]);
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
