import { clr, jsonModel, member } from '../../http';
import { allApis } from '../../../test/support/all-apis';
import { DocRegistry } from '../docs/doc-registry';
import type { OperationDoc } from '../docs/operation-doc';
import { curlLine } from './curl-line';

const ORIGIN = 'https://regain.example';
const JSON_FORM = { mediaTypes: ['application/json', 'text/json'], print: () => '{\n  "name": "it\'s me"\n}' };
const URLENCODED = { mediaTypes: ['application/x-www-form-urlencoded'], print: () => 'a=%2B1&b=' };
const UNPRINTED = { mediaTypes: ['multipart/form-data'] };

const doc = (more: object, method = 'POST', forms: object = { reads: [] }): OperationDoc =>
  ({
    operation: { method, path: 'user', codec: { forms }, api: {}, text: {} },
    label: 'user',
    ...more,
  }) as unknown as OperationDoc;

const BODY = { request: { value: {} } };

describe('curlLine', () => {
  it('sends the first printable form on one line, with quotes escaped', () => {
    expect(curlLine(doc(BODY, 'POST', { reads: [UNPRINTED, JSON_FORM, URLENCODED] }), ORIGIN)).toBe(
      String.raw`curl 'https://regain.example/user' -H 'Content-Type: application/json' -d '{ "name": "it'\''s me" }'`,
    );
  });

  it('omits the Content-Type that curl sends by default, and keeps the query of an action', () => {
    const action = doc({ ...BODY, label: 'user?action=find' }, 'POST', { reads: [URLENCODED] });
    expect(curlLine(action, ORIGIN)).toBe("curl 'https://regain.example/user?action=find' -d 'a=%2B1&b='");
  });

  it('posts without a body', () => {
    expect(curlLine(doc({}), ORIGIN)).toBe("curl -X POST 'https://regain.example/user'");
  });

  it('fills the query with its sample, and saves a file', () => {
    const request = jsonModel('Query', { client: member(clr.string) });
    const picture = doc({ label: 'user?client={client}', file: 'image/png' }, 'GET', { reads: [], request });
    expect(curlLine(picture, ORIGIN)).toBe("curl 'https://regain.example/user?client=sample+string+1' -o answer.png");
  });

  it('uses the example for the demo account, not the generated sample', () => {
    const { operations } = new DocRegistry(allApis);
    const send = operations.find(({ id }) => id === 'POST-api-User-SendSMSCode');
    expect(send && curlLine(send, ORIGIN)).toContain('"Token": "", "Language": "en", "AppId": ""');
    expect(operations.map((each) => curlLine(each, ORIGIN)).filter((line) => line.includes('AppId": "sample'))).toEqual(
      [],
    );
  });

  it('saves the cookie of a captcha, and sends it with the answer', () => {
    const docRegistry = new DocRegistry(allApis);
    const lineOf = (id: string) =>
      docRegistry.operations.flatMap((each) => (each.id === id ? curlLine(each, ORIGIN) : []));
    expect(lineOf('GET-pcuser-captcha')).toEqual([expect.stringMatching(/' -c cookies\.txt -o answer\.png$/)]);
    expect(lineOf('GET-api-member-imgcode_client')).toEqual([expect.not.stringContaining('cookies')]);
    for (const id of ['POST-pcuser-find-password_find_password_send_email', 'POST-api-member-login'])
      expect(lineOf(id)).toEqual([expect.stringContaining("' -b cookies.txt -")]);
  });

  it('takes per-request fields from shell variables', () => {
    const login = new DocRegistry(allApis).operation('POST-api-member-login');
    expect(login && curlLine(login, ORIGIN)).toMatch(
      /"time_stamp": "'"\$T"'", "random": '"\$R"', "sign": "'"\$S"'" \}'$/,
    );
  });
});
