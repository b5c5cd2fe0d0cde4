import { GpsModule } from '../../dialects/gps/gps.module';
import { MemberModule } from '../../dialects/member/member.module';
import { PcuserModule } from '../../dialects/pcuser/pcuser.module';
import { SystemsModule } from '../../dialects/systems/systems.module';
import { DocRegistry } from '../docs/doc-registry';
import type { OperationDoc } from '../docs/operation-doc';
import { postmanCollection } from './collection';
import type { PostmanFolder, PostmanItem } from './collection-format';

const apis = [SystemsModule, PcuserModule, MemberModule, GpsModule].map(({ api }) => api);
const docRegistry = new DocRegistry(apis);
const collection = postmanCollection(docRegistry, 'https://id.example.com');

const itemsIn = (doc: PostmanFolder | PostmanItem): readonly PostmanItem[] =>
  'item' in doc ? doc.item.flatMap(itemsIn) : [doc];

const apiFolders = collection.item.slice(0, -1);
const items = apiFolders.flatMap(itemsIn);
const itemNamed = (name: string): PostmanItem | undefined => items.find((each) => each.name === name);

function exampleIn(mediaType: string, doc?: OperationDoc): string {
  const form = doc?.operation.codec.forms.reads.find(({ mediaTypes }) => mediaTypes[0] === mediaType);
  return form?.print?.(doc?.request?.example ?? {}) ?? '';
}

describe('postmanCollection', () => {
  it('has version 2.1.0, a base URL, and a signing key where an interface signs', () => {
    expect(collection.info.schema).toBe('https://schema.getpostman.com/json/collection/v2.1.0/collection.json');
    expect(collection.variable).toEqual([
      { key: 'baseUrl', value: 'https://id.example.com' },
      { key: 'signKey', value: 'dev-sign-key', description: expect.stringContaining('development') as string },
      { key: 'captcha', value: '', description: expect.stringContaining('picture') as string },
    ]);
    const [systems] = apis.filter(({ signing }) => signing === undefined);
    const unsigned = postmanCollection(new DocRegistry(systems === undefined ? [] : [systems]), 'http://a');
    expect(unsigned.variable.map(({ key }) => key)).toEqual(['baseUrl', 'captcha']);
  });

  it('has a folder for each interface, with a folder for each group', () => {
    expect(apiFolders.map(({ name }) => name)).toEqual(apis.map(({ title }) => title));
    expect(collection.item[2]).toMatchObject({ item: [{ name: 'Member', description: '会员' }] });
  });

  it('has a request for each operation: data contracts in JSON and XML, others in their first form', () => {
    const labels = docRegistry.operations.flatMap(({ label, request, operation: { codec } }) =>
      codec.forms.request !== undefined && request !== undefined
        ? [`${label} (application/json)`, `${label} (application/xml)`]
        : [label],
    );
    expect(items.map(({ name }) => name)).toEqual(labels);
  });

  it('writes a URL as a whole and in parts', () => {
    expect(itemNamed('user?action=find_email_password')?.request.url).toEqual({
      raw: '{{baseUrl}}/user?action=find_email_password',
      host: ['{{baseUrl}}'],
      path: ['user'],
      query: [{ key: 'action', value: 'find_email_password' }],
    });
    expect(itemNamed('api/member/imgcode?client={client}')?.request).toMatchObject({
      method: 'GET',
      header: [],
      url: { query: [{ key: 'client', value: 'c395c016-ad85-40d9-963b-9255d4957d4c' }] },
    });
  });

  it('sends the example of the help page', () => {
    const { request } = docRegistry.operation('POST-Systems-changepasswd') ?? {};
    expect(itemNamed('Systems/changepasswd')?.request).toMatchObject({
      header: [{ key: 'Content-Type', value: 'application/json' }],
      body: { mode: 'raw', raw: request?.samples[0]?.text, options: { raw: { language: 'json' } } },
    });
    expect(itemNamed('pcuser-tologin?action=get_verification_code')?.request.body).toEqual({
      mode: 'urlencoded',
      urlencoded: [
        { key: 'phone', value: '13800138001' },
        { key: 'type', value: '10004' },
      ],
    });
  });

  it.each(['json', 'xml'])('takes per-request fields from the script: %s', (language) => {
    const body = itemNamed(`api/member/login (application/${language})`)?.request.body;
    const sample = exampleIn(`application/${language}`, docRegistry.operation('POST-api-member-login'));
    const expected = {
      json: [
        ['"time_stamp": "20260102030405"', '"time_stamp": "{{time_stamp}}"'],
        ['"random": 12345', '"random": {{random}}'],
        ['"sign": ""', '"sign": "{{sign}}"'],
      ],
      xml: [
        ['>20260102030405</time_stamp>', '>{{time_stamp}}</time_stamp>'],
        ['>12345</random>', '>{{random}}</random>'],
        ['></sign>', '>{{sign}}</sign>'],
      ],
    }[language as 'json' | 'xml'].reduce((text, [from = '', to = '']) => text.replace(from, to), sample);
    expect(expected).not.toBe(sample);
    expect(body).toEqual({ mode: 'raw', raw: expected, options: { raw: { language } } });
  });

  it('runs a script before the requests of the signed interface only', () => {
    expect(apiFolders.map(({ event }) => event?.map(({ listen }) => listen))).toEqual([
      undefined,
      undefined,
      ['prerequest'],
      undefined,
    ]);
  });

  it('has a folder of journeys, whose steps send the code of the step before', () => {
    const journeys = collection.item.at(-1);
    expect(journeys?.name).toBe('Journeys');
    expect(journeys?.item.map(({ name }) => name)).toEqual([
      ...[
        'systems: 忘记密码',
        'pcuser: 手机找回密码',
        'pcuser: 邮箱找回密码',
        'member: 找回密码',
        'gps: Password by code',
      ],
    ]);
    const bodies = itemsIn(journeys?.item[0] as PostmanFolder).map(({ request: { body } }) => body);
    expect(JSON.stringify(bodies[1])).toContain('{{code}}');
    expect(JSON.stringify(bodies[2])).toContain('{{proof}}');
  });

  it('asserts number and text of every answer', () => {
    const scripts = [...collection.item.flatMap(itemsIn)].map(({ event = [] }) => event.at(-1));
    expect(scripts.map((each) => each?.listen)).toEqual(scripts.map(() => 'test'));
    const { event } = itemNamed('Systems/sendVerificationCode') ?? {};
    expect(event?.at(-1)?.script.exec.join('\n')).toContain('[2006,"已发送短信"]');
  });

  it('has an example of every result, in the form of its request', () => {
    const xml = itemNamed('api/member/signup/validcode (application/xml)')?.response;
    expect(xml?.map(({ name, code }) => [name, code])).toEqual(
      docRegistry
        .operation('POST-api-member-signup-validcode')
        ?.results.map(({ number, outcomes }) => [
          `${String(number)} ${outcomes.join(', ')}`,
          outcomes[0] === 'unavailable' ? 503 : 200,
        ]),
    );
    expect(xml?.[0]).toMatchObject({
      status: 'OK',
      header: [{ key: 'Content-Type', value: 'application/xml; charset=utf-8' }],
      body: expect.stringMatching(/^<ApiResultOfboolean [^>]*>\s*<code>1<\/code>\s*<data>true<\/data>/) as string,
    });
    expect(itemNamed('Systems/changepasswd')?.response[0]).toEqual({
      name: '2006 done',
      status: 'OK',
      code: 200,
      header: [{ key: 'Content-Type', value: 'application/json; charset=utf-8' }],
      body: '{\n  "code": 0,\n  "msg": 2006,\n  "info": "密码修改成功"\n}',
    });
  });

  it('gives an outage status 503, unless the dialect answers it with 200', () => {
    const outage = (name: string) => itemNamed(name)?.response.find((each) => each.name.endsWith(' unavailable'))?.code;
    expect(outage('Systems/changepasswd')).toBe(200);
    expect(outage('api/User/Login (application/json)')).toBe(503);
    expect(outage('api/member/retrievepwd/sendcode (application/json)')).toBe(503);
  });
});
