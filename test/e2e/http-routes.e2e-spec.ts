import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { expectReply, openSampleApp } from '../support/sample-dialect/sample-app';
import { say } from '../support/sample-dialect/sample.replies';
import type { HttpClient } from '../support/http-client';

const lamp = { lamp: 'a', power: 60 };

describe('POST /Lamps/switch (spelling of paths)', () => {
  let client: HttpClient;
  let app: NestFastifyApplication;

  beforeAll(async () => {
    ({ app, client } = await openSampleApp());
  });

  afterAll(() => app.close());

  it.each(['/lamps/SWITCH', '/Lamps/switch/', '/Lamps/switch?x=1', '/Lamps/switch/?%2e%2e//'])(
    'matches in any case, with a trailing slash and a query: %s',
    async (path) => {
      expectReply(await client.json(path, lamp), 200, say(0, 'a 60 127.0.0.1'));
    },
  );

  it.each([
    '//Lamps/switch',
    '/Lamps//switch',
    '/Lamps/switch//',
    '///lamps////SWITCH//?x=//',
    'http://x//Lamps/switch',
  ])('matches with doubled slashes, in one throttle window: %s', async (path) => {
    expectReply(await client.json(path, lamp), 200, say(0, 'a 60 127.0.0.1'));
    const answer = await client.get(path);
    expectReply(answer, 405, say(3003, '字段不可为空 body'));
    expect(answer.headers.allow).toBe('POST');
  });

  it.each([
    '//pages/1',
    '/pages//1',
    '//',
    '//lamp-nothing',
    '//Lamps/%73witch',
    '//Lamps%2fswitch',
    '/Lamps%2f/switch',
    '//Lamps/.//switch',
    '//x/..//Lamps/switch',
    '/Lamps/\\/switch',
    '/Lamps//switch;x=1',
    '/Lamps/%73witch',
    '/Lamps%2fswitch',
    '/Lamps/switch%00',
    '/Lamps/switch%2f',
    '/Lamps/switch;x=1',
    '/Lamps/switch.',
    '/Lamps/./switch',
    '/x/../Lamps/switch',
    '/Lamps\\switch',
    '/Lamps/switch%',
    '/Lamps/switch%zz',
    '/Lamps/switch/x',
    `/pages/${'x'.repeat(129)}`,
    '/nowhere',
  ])('answers 404 for any other spelling: %s', async (path) => {
    const answer = await client.json(Buffer.from(path).toString('latin1'), lamp);
    expect({ status: answer.status, problem: answer.json }).toEqual({
      status: 404,
      problem: { type: 'about:blank', title: 'Not Found', status: 404 },
    });
    expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
  });

  it.each([
    'ftp://x/Lamps/switch',
    'http:/Lamps/switch',
    '*',
    'Lamps/switch',
    '/Lamps/switch#y',
    '/Lamps/switch\t',
    '/Lamps/swıtch',
  ])('matches no other request target: %s', async (target) => {
    const head = `POST ${target} HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: application/json\r\n`;
    const body = JSON.stringify(lamp);
    const answer = await client.raw(`${head}Content-Length: ${String(body.length)}\r\n\r\n${body}`);
    expect(answer).toMatch(/^HTTP\/1\.1 40[04] /);
    expect(answer).not.toContain('"code"');
  });

  it.each(['http://x/Lamps/switch', 'HTTP://other:80/lamps/switch/?x=1', 'https://x/Lamps/switch'])(
    'matches the absolute form of a target: %s',
    async (target) => {
      const body = JSON.stringify(lamp);
      const head = `POST ${target} HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: application/json\r\n`;
      const answer = await client.raw(`${head}Content-Length: ${String(body.length)}\r\n\r\n${body}`);
      expect(answer).toMatch(/^HTTP\/1\.1 200 .*"code":0/s);
    },
  );

  it('answers 400 for a request with both Content-Length and Transfer-Encoding', async () => {
    const head = 'POST /Lamps/switch HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n';
    const answer = await client.raw(
      `${head}Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /pages/1 `,
    );
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
    expect(answer).not.toContain('lamp');
  });

  it.each([
    ['a header too large', 431, `GET /pages/1 HTTP/1.1\r\nHost: x\r\nX-Large: ${'x'.repeat(20_000)}\r\n\r\n`],
    ['a broken header', 400, 'GET /pages/1 HTTP/1.1\r\nHost: x\r\nBro ken: x\r\n\r\n'],
    ['a space in the target', 400, 'GET /pages/ 1 HTTP/1.1\r\nHost: x\r\n\r\n'],
    ['raw bytes in the target', 400, 'GET /pages/灯 HTTP/1.1\r\nHost: x\r\n\r\n'],
    ['no HTTP', 400, 'hello\r\n\r\n'],
    ['no Host', 400, 'GET /pages/1 HTTP/1.1\r\nConnection: close\r\n\r\n'],
    ['no Host beside an absolute target', 400, 'GET http://x/pages/1 HTTP/1.1\r\nConnection: close\r\n\r\n'],
    ['two Hosts', 400, 'GET /pages/1 HTTP/1.1\r\nHost: x\r\nHost: y\r\nConnection: close\r\n\r\n'],
    ['a Host that is none', 400, 'GET /pages/1 HTTP/1.1\r\nHost: x/y?<z>\r\nConnection: close\r\n\r\n'],
  ])('answers a problem where the parser refuses %s', async (_what, status, request) => {
    const answer = await client.raw(request);
    expect(answer).toMatch(new RegExp(`^HTTP/1\\.1 ${String(status)} `));
    expect(answer).toMatch(/content-type: application\/problem\+json; charset=utf-8\r\n/i);
    expect(answer).toMatch(
      new RegExp(`\r\n\r\n\\{"type":"about:blank","title":"[\\w ]+","status":${String(status)}\\}$`),
    );
    expect(answer).toMatch(/connection: close\r\n/i);
    expect(answer).toMatch(/\r\ndate: \w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d GMT\r\n/i);
    expect(answer).toMatch(/\r\nx-request-id: [\w-]+\r\n/i);
  });

  it.each(['\0', '}', '\n\nno HTTP\r\n\r\n'])(
    'answers whole requests before the bytes after them, which are refused: %j',
    async (tail) => {
      const body = JSON.stringify(lamp);
      const head = 'POST /Lamps/switch HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n';
      const whole = `${head}Content-Length: ${String(body.length)}\r\n\r\n${body}`;
      for (const times of [1, 3]) {
        const answers = await client.raw(whole.repeat(times) + tail);
        const statuses = Array.from(answers.matchAll(/HTTP\/1\.1 (\d{3}) /g), ([, status]) => status);
        expect(statuses).toEqual([...Array.from({ length: times }, () => '200'), '400']);
        expect(answers.match(/"code":0/g)).toHaveLength(times);
      }
    },
  );

  it('answers 204 to OPTIONS for the server as a whole', async () => {
    const answer = await client.raw('OPTIONS * HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n');
    expect(answer).toMatch(/^HTTP\/1\.1 204 /);
    expect(answer).toMatch(/\r\nx-request-id: \w+\r\n/i);
    expect(answer).toMatch(/\r\n\r\n$/);
  });

  it('answers 501 to CONNECT', async () => {
    const answer = await client.raw('CONNECT example.com:443 HTTP/1.1\r\nHost: example.com:443\r\n\r\n');
    expect(answer).toMatch(/^HTTP\/1\.1 501 .*"title":"Not Implemented","status":501\}$/s);
  });

  it('answers 405 with Allow for other methods, by the route table', async () => {
    for (const method of ['GET', 'PUT', 'DELETE', 'PATCH', 'OPTIONS']) {
      const answer = await client.send(method, '/lamps/switch/');
      expectReply(answer, 405, say(3003, '字段不可为空 body'));
      expect(answer.headers.allow).toBe('POST');
    }
    expect((await client.send('HEAD', '/Lamps/switch')).status).toBe(405);
    const page = await client.send('DELETE', '/pages/1');
    expect({ status: page.status, problem: page.json, allow: page.headers.allow }).toEqual({
      status: 405,
      problem: { type: 'about:blank', title: 'Method Not Allowed', status: 405 },
      allow: 'GET, HEAD',
    });
  });

  it('answers HEAD as GET without its body, but on routes of dialects', async () => {
    const [head, page] = [await client.send('HEAD', '/pages/1'), await client.get('/pages/1')];
    const varying = { date: '', 'x-request-id': '' };
    const headers = { ...head.headers, ...varying };
    expect({ status: head.status, text: head.text, headers }).toEqual({
      status: 200,
      text: '',
      headers: { ...page.headers, ...varying },
    });
    expect(headers['content-length']).toBe('13');
    expect((await client.send('HEAD', '/pages')).status).toBe(500);
    expect((await client.send('HEAD', '/nowhere')).status).toBe(404);
    expect((await client.send('HEAD', '/lamp-gate?action=turn_off')).status).toBe(405);
  });
});
