import type { Answer } from '../support/http-client';
import type { HttpTestApp } from '../support/http-test-app';
import { expectReply, openSampleApp } from '../support/sample-dialect/sample-app';
import { say } from '../support/sample-dialect/sample.replies';

const lamp = { lamp: 'a', power: 60 };
const JSON_TYPE = { 'content-type': 'application/json' };

describe('throttling', () => {
  const row = say(5006, '操作频繁');

  it('answers HTTP 200 by the table of the route, with Retry-After, until the minute ends', async () => {
    const { app, client, clock } = await openSampleApp({ perMinute: 2 });
    await client.json('/Lamps/switch', lamp);
    await client.json('/Lamps/dim', { lamp: 'a' });
    const throttled = await client.json('/Lamps/switch', lamp);
    expectReply(throttled, 200, row);
    expect(throttled.headers['retry-after']).toBe('60');
    expectReply(await client.form('/lamp-gate', { action: 'turn_off' }), 200, row);
    expect((await client.get('/pages/1')).status).toBe(429);
    expect((await client.get('/alive')).text).toBe('yes');
    clock.advance(60_000);
    expectReply(await client.json('/Lamps/switch', lamp), 200, say(0, 'a 60 127.0.0.1'));
    await app.close();
  });

  it('counts a request before its body is decoded', async () => {
    const { app, client } = await openSampleApp({ perMinute: 1 });
    expectReply(await client.post('/Lamps/switch', '[', JSON_TYPE), 400, say(3003, '字段不可为空 body'));
    expectReply(await client.post('/Lamps/switch', '[', JSON_TYPE), 200, row);
    await app.close();
  });

  it('has a separate limit for @SendRoute(), shared by all spellings of a path', async () => {
    const { app, client } = await openSampleApp({ sendPerMinute: 1 });
    expectReply(await client.json('/Lamps/dim', { lamp: 'a' }), 200, say(0, 'a'));
    for (const path of [
      '/Lamps/dim',
      '/lamps/DIM/',
      '/Lamps/dim?x=1',
      '//Lamps/dim',
      '/Lamps//dim//',
      'http://y/Lamps/dim',
    ]) {
      expectReply(await client.json(path, { lamp: 'a' }), 200, row);
    }
    expectReply(await client.json('/Lamps/switch', lamp), 200, say(0, 'a 60 127.0.0.1'));
    await app.close();
  });

  it('counts every request of a pipeline', async () => {
    const { app, client } = await openSampleApp({ perMinute: 3 });
    const body = JSON.stringify(lamp);
    const request = (connection: string) =>
      `POST /Lamps/switch HTTP/1.1\r\nHost: x\r\nConnection: ${connection}\r\nContent-Type: application/json\r\n` +
      `Content-Length: ${String(body.length)}\r\n\r\n${body}`;
    const answers = await client.raw(request('keep-alive').repeat(4) + request('close'));
    expect(answers.match(/"code":\d+/g)).toEqual(['"code":0', '"code":0', '"code":0', '"code":5006', '"code":5006']);
    await app.close();
  });

  it('ignores X-Forwarded-For of untrusted clients', async () => {
    const { app, client } = await openSampleApp({ perMinute: 1 });
    await client.json('/Lamps/switch', lamp);
    for (const name of ['x-forwarded-for', 'x-real-ip', 'forwarded', 'true-client-ip', 'x-client-ip']) {
      expectReply(await client.json('/Lamps/switch', lamp, { [name]: '203.0.113.7' }), 200, row);
    }
    await app.close();
  });
});

describe('throttling before routing', () => {
  const PROBLEM = { type: 'about:blank', title: 'Too Many Requests', status: 429, code: 'throttled' };
  const stranger = { 'x-forwarded-for': '203.0.113.7' };

  it.each<[string, (http: HttpTestApp) => Promise<Answer>]>([
    ['an unknown path', ({ client }) => client.get('/nothing')],
    ['a path with a second spelling', ({ client }) => client.get('/pages/%31')],
    ['a path with a broken escape', ({ client }) => client.get('/%zz')],
    ['a method that the path does not have', ({ client }) => client.post('/pages/1', '', {})],
    ['an unknown action', ({ client }) => client.form('/lamp-gate', { action: 'nothing' })],
    [
      'a request without a host',
      ({ client }) =>
        client.raw('GET /pages/1 HTTP/1.1\r\nConnection: close\r\n\r\n').then(() => client.get('/nothing')),
    ],
    ['a health check of a stranger', ({ client }) => client.get('/alive', stranger)],
  ])('counts %s', async (_what, ask) => {
    const http = await openSampleApp({ perMinute: 2 }, ['127.0.0.1']);
    await ask(http);
    await ask(http);
    await http.client.get('/nothing');
    await http.client.get('/nothing', stranger);
    const refused = await ask(http);
    expect(refused.headers['retry-after']).toBe('60');
    if (refused.headers['content-type']?.includes('problem') === true) expect(refused.json).toEqual(PROBLEM);
    else expectReply(refused, 200, say(5006, '操作频繁'));
    http.clock.advance(60_000);
    expect((await http.client.get('/pages/1')).status).toBe(200);
    await http.app.close();
  });

  it('counts no health check of a private network', async () => {
    const { app, client } = await openSampleApp({ perMinute: 1 });
    for (let asked = 0; asked < 3; asked++) expect((await client.get('/alive')).status).toBe(200);
    expect((await client.get('/pages/1')).status).toBe(200);
    await app.close();
  });

  it('counts a call once, also one of an action', async () => {
    const { app, client } = await openSampleApp({ perMinute: 3 });
    for (let call = 0; call < 3; call++)
      expect((await client.form('/lamp-gate', { action: 'turn_off' })).json).not.toEqual(say(5006, '操作频繁'));
    expectReply(await client.form('/lamp-gate', { action: 'turn_off' }), 200, say(5006, '操作频繁'));
    await app.close();
  });

  it.each([
    ['is long', 'Content-Length: 16385\r\n'],
    ['has an unknown length', 'Transfer-Encoding: chunked\r\n'],
    ['waits for an invitation', 'Content-Length: 1\r\nExpect: 100-continue\r\n'],
  ])('ends the connection when a body follows that %s, before it is sent', async (_how, headers) => {
    const { app, client } = await openSampleApp({ perMinute: 1 });
    await client.get('/pages/1');
    const answer = await client.raw(`POST /Lamps/switch HTTP/1.1\r\nHost: x\r\n${headers}\r\n`);
    expect(answer).toMatch(/^HTTP\/1\.1 200 /);
    expect(answer).toMatch(/\r\nconnection: close\r\n/i);
    expect(answer).toContain('"code":5006');
    await app.close();
  });
});

describe('X-Forwarded-For', () => {
  it('is read from the right, up to the first untrusted address', async () => {
    const { app, client } = await openSampleApp({}, ['127.0.0.1', '10.0.0.0/8']);
    const addressFor = async (forwarded: string) =>
      (await client.json('/Lamps/switch', lamp, { 'x-forwarded-for': forwarded })).json;
    expect(await addressFor('203.0.113.7')).toEqual(say(0, 'a 60 203.0.113.7'));
    expect(await addressFor('198.51.100.1, 203.0.113.7, 10.1.2.3')).toEqual(say(0, 'a 60 203.0.113.7'));
    expect(await addressFor('2001:db8:1:2:3::4')).toEqual(say(0, 'a 60 2001:db8:1:2::/64'));
    expect(await addressFor('<script>')).toEqual(say(0, 'a 60 127.0.0.1'));
    await app.close();
  });

  it('is read with ports, brackets and names, and Forwarded in its place', async () => {
    const { app, client } = await openSampleApp({}, ['127.0.0.1', '10.0.0.0/8']);
    const addressFor = async (name: string, value: string) =>
      (await client.json('/Lamps/switch', lamp, { [name]: value })).json;
    expect(await addressFor('x-forwarded-for', '203.0.113.7:4711')).toEqual(say(0, 'a 60 203.0.113.7'));
    expect(await addressFor('x-forwarded-for', '203.0.113.7, 10.1.2.3:80')).toEqual(say(0, 'a 60 203.0.113.7'));
    expect(await addressFor('x-forwarded-for', '203.0.113.7, unknown, _x')).toEqual(say(0, 'a 60 203.0.113.7'));
    expect(await addressFor('x-forwarded-for', '[2001:db8::1]:80')).toEqual(say(0, 'a 60 2001:db8::/64'));
    expect(await addressFor('forwarded', 'for="[2001:db8::1]:80";proto=https')).toEqual(say(0, 'a 60 2001:db8::/64'));
    expect(await addressFor('forwarded', 'for=203.0.113.7, for=10.0.0.1')).toEqual(say(0, 'a 60 203.0.113.7'));
    await app.close();
  });
});
