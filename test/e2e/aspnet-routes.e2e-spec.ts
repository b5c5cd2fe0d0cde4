import { MemberController, UserController } from '../support/aspnet/aspnet.controllers';
import { SampleController } from '../support/sample-dialect/sample.controllers';
import { openHttpTestApp, type HttpTestApp } from '../support/http-test-app';

const PATH = '/api/member/retrievepwd/sendcode';
const XML = { accept: 'text/xml' };
const notFound = (uri: string): object => ({
  Message: `No HTTP resource was found that matches the request URI '${uri}'.`,
});

describe('routes under /api/ (Web API)', () => {
  let http: HttpTestApp;

  beforeAll(async () => {
    http = await openHttpTestApp({ controllers: [MemberController, UserController, SampleController] });
  });

  afterAll(() => http.app.close());

  it.each([
    ['/api/nope', '/api/nope'],
    ['/API/nope/', '/API/nope/'],
    ['/api/x?a=1&b=%E4%B8%AD%20q', '/api/x?a=1&b=中 q'],
    ['/api/%23%3F%25%00', '/api/%23%3F%25%00'],
    ['/api/%ff/%zz', '/api/%ff/%zz'],
    ['/api//member', '/api//member'],
    ['//api/nope', '//api/nope'],
    ['/api//nope', '/api//nope'],
    [`/${PATH}/%2e`, `/${PATH}/.`],
    [`${PATH}.`, `${PATH}.`],
    ['/api/member', '/api/member'],
  ])('answer 404 with the URL for an unknown one: %s', async (path, shown) => {
    const answer = await http.client.post(path, '{}', { host: 'host:81', 'content-type': 'application/json' });
    expect({ status: answer.status, body: answer.json }).toEqual({
      status: 404,
      body: notFound(`http://host:81${shown}`),
    });
    expect(answer.headers['content-type']).toBe('application/json; charset=utf-8');
  });

  it.each([`/${PATH}`, PATH.replaceAll('/', '//'), `${PATH}//`])('answer with doubled slashes: %s', async (path) => {
    expect((await http.client.json(path, { random: 6 })).text).toBe((await http.client.json(PATH, { random: 6 })).text);
    const wrong = await http.client.get(path);
    expect({ status: wrong.status, allow: wrong.headers.allow }).toEqual({ status: 405, allow: 'POST' });
    expect(wrong.json).toEqual({ Message: "The requested resource does not support http method 'GET'." });
  });

  it.each([
    ['1.1', 'http://target:81/api/nope', 'host', 'http://target:81/api/nope'],
    ['1.1', 'http://user:secret@target/api/nope', 'host', 'http://target/api/nope'],
    ['1.0', 'http://target/api/nope', undefined, 'http://target/api/nope'],
    ['1.1', 'HTTPS://target?a=/api/', 'host', undefined],
    ['1.1', '/api/nope', 'host', 'http://host/api/nope'],
  ])('HTTP/%s quotes the authority of the target %s, not the Host %s', async (version, target, host, uri) => {
    const lines = [
      `GET ${target} HTTP/${version}`,
      ...(host === undefined ? [] : [`Host: ${host}`]),
      'Connection: close',
    ];
    const answer = await http.client.raw(`${lines.join('\r\n')}\r\n\r\n`);
    expect(answer).toMatch(/^HTTP\/1\.1 404 /);
    expect(/request URI '([^']*)'/.exec(answer)?.[1]).toBe(uri);
  });

  it('answer 404 in XML, escaped, by Accept', async () => {
    const answer = await http.client.get('/api/nope?a=%3Cb%3E&c', { host: 'host', ...XML });
    expect(answer.text).toBe(
      "<Error><Message>No HTTP resource was found that matches the request URI 'http://host/api/nope?a=&lt;b&gt;&amp;c'.</Message></Error>",
    );
    expect(answer.headers['content-type']).toBe('text/xml; charset=utf-8');
  });

  it('answer 404 for an unknown one with an oversized body', async () => {
    const answer = await http.client.post('/api/nope', 'x'.repeat(20_000), { host: 'host', 'content-type': 'a/b' });
    expect(answer.status).toBe(404);
  });

  it.each(['GET', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'])('answer 405 for %s in place of POST', async (method) => {
    const json = await http.client.send(method, PATH);
    expect({ status: json.status, allow: json.headers.allow, body: json.json }).toEqual({
      status: 405,
      allow: 'POST',
      body: { Message: `The requested resource does not support http method '${method}'.` },
    });
    expect((await http.client.send(method, PATH, XML)).text).toBe(
      `<Error><Message>The requested resource does not support http method '${method}'.</Message></Error>`,
    );
  });

  it('leave the answers of other routes alone', async () => {
    const lamp = await http.client.get('/Lamps/switch');
    expect({ status: lamp.status, reply: lamp.json }).toEqual({
      status: 405,
      reply: { code: 3003, text: '字段不可为空 body' },
    });
    const page = await http.client.post('/api/User/page', '');
    expect({ status: page.status, type: page.headers['content-type'] }).toEqual({
      status: 405,
      type: 'application/problem+json; charset=utf-8',
    });
    expect((await http.client.get('/apis/x')).headers['content-type']).toBe('application/problem+json; charset=utf-8');
  });

  it('match in any case, with a trailing slash and any query', async () => {
    const body = '{"name":"x","n":2}';
    for (const path of ['/API/USER/checkvaildatecodebyuser', '/api/User/CheckVaildateCodeByUser/?x=1&x=2']) {
      const answer = await http.client.post(path, body, { 'content-type': 'text/json' });
      expect(answer.text).toBe('{"name":"x","s":null,"n":2}');
      expect(answer.headers['content-type']).toBe('text/json; charset=utf-8');
    }
  });

  it('may bind the query like a form', async () => {
    const guid = 'C395C016-AD85-40D9-963B-9255D4957D4C';
    expect((await http.client.get(`/api/member/picture?Client=%7B${guid}%7D`)).text).toBe(guid.toLowerCase());
    expect((await http.client.get('/api/member/picture')).text).toBe('00000000-0000-0000-0000-000000000000');
    const wrong = await http.client.get('/api/member/picture?client=x');
    expect({ status: wrong.status, body: wrong.json }).toEqual({
      status: 400,
      body: {
        Message: 'The request is invalid.',
        ModelState: { 'request.client': ["The value 'x' is not valid for client."] },
      },
    });
  });

  it('answer with no-cache headers', async () => {
    for (const path of [PATH, '/api/nope']) {
      const { headers } = await http.client.json(path, { username: 'u' });
      expect([headers['cache-control'], headers.pragma, headers.expires]).toEqual([
        'no-cache, no-store',
        'no-cache',
        '-1',
      ]);
    }
  });

  it('negotiate the format of refusals, and send Retry-After', async () => {
    const answer = await http.client.json(PATH, { random: -1 }, { accept: 'application/xml' });
    expect({ status: answer.status, again: answer.headers['retry-after'] }).toEqual({ status: 200, again: '7' });
    expect(answer.text).toMatch(/^<ApiResultOf.*<code>16<\/code><data i:nil="true" \/><message>throttled<\/message></);
  });

  it('encode names that XML cannot hold', async () => {
    const answer = await http.client.post(PATH, '{"client":1,"a b[]":', { 'content-type': 'application/json', ...XML });
    expect(answer.text).toBe(
      '<Error><Message>The request is invalid.</Message><ModelState><request_x005B__x0027_a_x0020_b_x005B__x005D__x0027__x005D_>An error has occurred.</request_x005B__x0027_a_x0020_b_x005B__x005D__x0027__x005D_></ModelState></Error>',
    );
  });

  it('log skipped XML elements whenever their count has doubled', async () => {
    const body = `<MemberRetrievePwdSendCodRequest xmlns="http://schemas.datacontract.org/2004/07/ChinaTrainTickets.Web.Areas.webApi.Models"><random>6</random></MemberRetrievePwdSendCodRequest>`;
    for (let request = 0; request < 9; request += 1) await http.client.post(PATH, body, { 'content-type': 'text/xml' });
    expect(http.log.warnings.length).toBeLessThanOrEqual(4);
    expect(http.log.warnings[0]).toMatch(/^MemberRetrievePwdSendCodRequest: \d+ XML elements skipped/);
  });
});
