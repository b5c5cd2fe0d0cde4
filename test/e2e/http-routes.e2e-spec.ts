import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { expectReply, openSampleApp } from '../support/sample-dialect/sample-app';
import { say } from '../support/sample-dialect/sample.replies';
import type { HttpClient } from '../support/http-client';

const lamp = { lamp: 'a', power: 60 };

describe('the spelling of a route', () => {
  let client: HttpClient;
  let app: NestFastifyApplication;

  beforeAll(async () => {
    ({ app, client } = await openSampleApp());
  });

  afterAll(() => app.close());

  it.each(['/lamps/SWITCH', '/Lamps/switch/', '/Lamps/switch?x=1', '/Lamps/switch/?%2e%2e//'])(
    'does not depend on case, a slash at the end or a query: %s',
    async (path) => {
      expectReply(await client.json(path, lamp), 200, say(0, 'a 60 127.0.0.1'));
    },
  );

  it.each([
    '//Lamps/switch',
    '/Lamps//switch',
    '/Lamps/switch//',
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
  ])('has no other forms: %s is 404', async (path) => {
    const answer = await client.json(Buffer.from(path).toString('latin1'), lamp);
    expect({ status: answer.status, problem: answer.json }).toEqual({
      status: 404,
      problem: { type: 'about:blank', title: 'Not Found', status: 404 },
    });
    expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
  });

  it.each(['http://x/Lamps/switch', '*', 'Lamps/switch', '/Lamps/switch#y', '/Lamps/switch\t', '/Lamps/swıtch'])(
    'has no other forms on the request line: %s',
    async (target) => {
      const head = `POST ${target} HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: application/json\r\n`;
      const body = JSON.stringify(lamp);
      const answer = await client.raw(`${head}Content-Length: ${String(body.length)}\r\n\r\n${body}`);
      expect(answer).toMatch(/^HTTP\/1\.1 40[04] /);
      expect(answer).not.toContain('"code"');
    },
  );

  it('is not read from a request that is framed in two ways', async () => {
    const head = 'POST /Lamps/switch HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n';
    const answer = await client.raw(
      `${head}Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /pages/1 `,
    );
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
    expect(answer).not.toContain('lamp');
  });

  it('answers a wrong method with 405, the right ones, and the words of the dialect that owns the path', async () => {
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
      allow: 'GET',
    });
  });
});
