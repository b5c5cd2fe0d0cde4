import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { expectReply, openSampleApp } from '../support/sample-dialect/sample-app';
import type { RecordedLog } from '../support/http-test-app';
import { say } from '../support/sample-dialect/sample.replies';
import type { HttpClient } from '../support/http-client';

const lamp = { lamp: 'a', power: 60 };
const JSON_TYPE = { 'content-type': 'application/json' };

describe('POST /Lamps/switch (a route with @Replies)', () => {
  let client: HttpClient;
  let app: NestFastifyApplication;
  let log: RecordedLog;

  beforeAll(async () => {
    ({ app, client, log } = await openSampleApp());
  });

  afterAll(() => app.close());

  it('answers HTTP 200 and compact JSON for success and refusal', async () => {
    const success = await client.json('/Lamps/switch', { ...lamp, lamp: '灯' });
    expectReply(success, 200, say(0, '灯 60 127.0.0.1'));
    expect(success.text).toBe('{"code":0,"text":"灯 60 127.0.0.1"}');
    expectReply(await client.json('/Lamps/switch', { ...lamp, lamp: 'broken' }), 200, say(2002, '灯坏了'));
  });

  it('answers by its table for a guard and for a missing field', async () => {
    expectReply(await client.json('/Lamps/switch', { ...lamp, hand: 'left' }), 200, say(8013, '手错'));
    expectReply(await client.json('/Lamps/switch', { power: 60 }), 200, say(3003, '字段不可为空 lamp'));
    expectReply(await client.json('/Lamps/switch', { lamp: 'a', power: 1.5 }), 200, say(3003, '字段不可为空 power'));
  });

  it('runs its guards before it validates fields', async () => {
    expectReply(await client.json('/Lamps/switch', { hand: 'left' }), 200, say(8013, '手错'));
  });

  it.each([
    ['an array as body', '["a"]'],
    ['a list in a field', '{"lamp":["a"],"power":"1"}'],
    ['an object in a field', '{"lamp":{"$gt":""},"power":"1"}'],
    ['a field twice', '{"lamp":"a","lamp":"b","power":"1"}'],
    ['a fraction for text', '{"lamp":0.5,"power":"1"}'],
    ['a boolean for text', '{"lamp":true,"power":"1"}'],
    ['a boolean for a number', '{"lamp":"a","power":true}'],
    ['a reserved name', '{"__proto__":{"verified":true},"lamp":"a","power":"1"}'],
    ['a form', 'lamp=a&power=1'],
    ['half a body', '{"lamp":"a"'],
  ])('answers HTTP 400 and malformed for %s', async (_what, body) => {
    expectReply(await client.post('/Lamps/switch', body, JSON_TYPE), 400, say(3003, '字段不可为空 body'));
    expect(({} as { verified?: unknown }).verified).toBeUndefined();
  });

  it('passes over a member that it does not know, whatever its shape', async () => {
    const body = '{"lamp":"a","power":"1","x":[],"y":{"z":[1]}}';
    expectReply(await client.post('/Lamps/switch', body, JSON_TYPE), 200, say(0, 'a 1 127.0.0.1'));
  });

  it('reads an integer for text as its digits', async () => {
    const answer = await client.post('/Lamps/switch', '{"lamp":0,"power":"1"}', JSON_TYPE);
    expectReply(answer, 200, say(0, '0 1 127.0.0.1'));
  });

  it('keeps every digit of a number', async () => {
    const answer = await client.post('/Lamps/switch', '{"lamp":"a","power":12345678901234567890}', JSON_TYPE);
    expectReply(answer, 200, say(0, 'a 12345678901234567890 127.0.0.1'));
  });

  it('answers HTTP 415 and malformed for unsupported media types, charsets and content codings', async () => {
    const row = say(3003, '字段不可为空 body');
    for (const type of ['text/plain', 'application/xml', 'application/json; charset=utf-7', 'nonsense', '']) {
      expectReply(await client.json('/Lamps/dim', { lamp: 'a' }, { 'content-type': type }), 415, row);
    }
    expectReply(await client.post('/Lamps/dim', '{"lamp":"a"}'), 415, row);
    expectReply(await client.json('/Lamps/dim', { lamp: 'a' }, { 'content-encoding': 'gzip' }), 415, row);
    expectReply(await client.json('/Lamps/dim', { lamp: 'a' }), 200, say(0, 'a'));
    expectReply(await client.form('/Lamps/dim', { lamp: '+a 灯' }), 200, say(0, '+a 灯'));
  });

  it('names with 415 the media types, or the content coding, that the route reads', async () => {
    const type = await client.post('/Lamps/dim', '<a/>', { 'content-type': 'text/xml' });
    expect([type.headers.accept, type.headers['accept-encoding']]).toEqual(['application/json', undefined]);
    const coding = await client.json('/Lamps/dim', { lamp: 'a' }, { 'content-encoding': 'br' });
    expect([coding.headers.accept, coding.headers['accept-encoding']]).toEqual([undefined, 'identity']);
  });

  it('answers 413 as soon as Content-Length tells, before the body', async () => {
    const head =
      'POST /Lamps/switch HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 16385\r\n\r\n';
    expect(await client.raw(head)).toMatch(/^HTTP\/1\.1 413 .*"code":3003/s);
  });

  it('answers 413 in place of 100 Continue', async () => {
    const head = 'POST /Lamps/switch HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nExpect: 100-continue\r\n';
    const answer = await client.raw(`${head}Content-Length: 16385\r\n\r\n`);
    expect(answer).toMatch(/^HTTP\/1\.1 413 .*"code":3003/s);
    const body = '{"lamp":"a","power":1}';
    const invited = `${head}Connection: close\r\nContent-Length: ${String(body.length)}\r\n\r\n${body}`;
    expect(await client.raw(invited)).toMatch(/^HTTP\/1\.1 100 Continue\r\n\r\nHTTP\/1\.1 200 .*"code":0/s);
  });

  it.each([
    ['HTTP/1.0', '100-continue'],
    ['HTTP/1.1', 'banana'],
  ])('ignores in %s the expectation %s', async (version, expectation) => {
    const body = '{"lamp":"a","power":1}';
    const head = `POST /Lamps/switch ${version}\r\nHost: x\r\nContent-Type: application/json\r\nConnection: close\r\n`;
    const answer = await client.raw(
      `${head}Expect: ${expectation}\r\nContent-Length: ${String(body.length)}\r\n\r\n${body}`,
    );
    expect(answer).toMatch(/^HTTP\/1\.1 200 .*"code":0/s);
  });

  it.each([
    '',
    'json',
    'undefined',
    'null',
    'application-json',
    'application/json, text/plain',
    ', ',
    '*/*',
    'application/json; charset=GBK',
    '; charset=utf-8',
  ])('reads JSON under the Content-Type "%s" where the dialect ignores it', async (type) => {
    const answer = await client.post('/Lamps/switch', '{"lamp":"a","power":1}', { 'content-type': type });
    expectReply(answer, 200, say(0, 'a 1 127.0.0.1'));
  });

  it('accepts 16 KiB and answers HTTP 413 and malformed beyond, with or without Content-Length', async () => {
    const padded = (bytes: number) => '{"lamp":"a","power":"1"}'.padEnd(bytes);
    const row = say(3003, '字段不可为空 body');
    expect((await client.post('/Lamps/switch', padded(16_384), JSON_TYPE)).status).toBe(200);
    expectReply(await client.post('/Lamps/switch', padded(16_385), JSON_TYPE), 413, row);
    const chunk = `${(20_000).toString(16)}\r\n${padded(20_000)}\r\n0\r\n\r\n`;
    const chunked = await client.raw(
      `POST /Lamps/switch HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n${chunk}`,
    );
    expect(chunked).toMatch(/^HTTP\/1\.1 413 [^]*"code":3003/);
  });

  it('answers an outage with HTTP 503 (or 200 by its table) and Retry-After', async () => {
    const out = await client.json('/Lamps/switch', { ...lamp, lamp: 'out' });
    expectReply(out, 503, say(8012, '网络错误'));
    expect(out.headers['retry-after']).toBe('7');
    const calm = await client.json('/Lamps/calm', {});
    expectReply(calm, 200, say(8012, '网络错误'));
    expect(calm.headers['retry-after']).toBe('1');
  });

  it('sends no Retry-After for the cooldown of a target', async () => {
    const hot = await client.json('/Lamps/switch', { ...lamp, lamp: 'hot' });
    expectReply(hot, 200, say(2003, '灯太热'));
    expect(hot.headers).not.toHaveProperty('retry-after');
  });

  it('answers an unexpected error as an outage and logs it with the request id, without its data', async () => {
    log.errors.length = 0;
    const answer = await client.json('/Lamps/switch', { lamp: 'vendor', power: '13800138000' });
    expectReply(answer, 503, say(8012, '网络错误'));
    expect(log.errors).toHaveLength(1);
    expect(log.errors[0]).toMatch(
      new RegExp(`^request ${String(answer.headers['x-request-id'])}: QueryFailedError ER_LOCK_DEADLOCK\n {4}at `),
    );
    expect(log.errors[0]).not.toContain('13800138000');
  });

  it('logs no error for a client that disconnects', async () => {
    log.errors.length = 0;
    await client.giveUp('POST /Lamps/switch HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{"lamp"');
    expectReply(await client.json('/Lamps/switch', lamp), 200, say(0, 'a 60 127.0.0.1'));
    expect(log.errors).toEqual([]);
  });

  it('answers an outage and logs when a guard refuses for a reason without a reply', async () => {
    log.errors.length = 0;
    expectReply(await client.json('/Lamps/switch', { ...lamp, hand: 'constructor' }), 503, say(8012, '网络错误'));
    expect(log.errors[0]).toContain('the table has no row for constructor');
  });

  it("answers Nest's HTTP exceptions by its table", async () => {
    const row = say(3003, '字段不可为空 body');
    expectReply(await client.json('/Lamps/switch', { ...lamp, hand: 'closed' }), 403, row);
    expectReply(await client.json('/Lamps/switch', { ...lamp, lamp: 'forbidden' }), 403, row);
    expectReply(await client.json('/Lamps/switch', { ...lamp, lamp: 'gateway' }), 503, say(8012, '网络错误'));
  });

  it('answers a file unencoded', async () => {
    const picture = await client.form('/Lamps/picture', { lamp: 'abc' });
    expect(picture.headers['content-type']).toBe('image/png');
    expect(picture.headers['cache-control']).toBe('no-store');
    expect([...picture.body]).toEqual([0x89, 0x50, 3]);
    expectReply(await client.form('/Lamps/picture', {}), 200, say(3003, '字段不可为空 lamp'));
  });
});

describe('GET /pages (a route without @Replies)', () => {
  it('answers as its handler does, and a problem document without details for an error', async () => {
    const { app, client, log } = await openSampleApp();
    const page = await client.get('/pages/1');
    expect([page.status, page.headers['content-type'], page.text]).toEqual([
      200,
      'text/html; charset=utf-8',
      '<h1>lamp</h1>',
    ]);
    const broken = await client.get('/pages?secret=13800138000');
    expect([broken.status, broken.json]).toEqual([
      500,
      { type: 'about:blank', title: 'Internal Server Error', status: 500 },
    ]);
    expect(log.errors).toHaveLength(1);
    expect(log.errors[0]).not.toContain('13800138000');
    await app.close();
  });
});

describe('idle connections', () => {
  it('stay open for as long as is configured, longer than any other limit of a connection', async () => {
    const { app, client } = await openSampleApp();
    const request = 'GET /pages/1 HTTP/1.1\r\nHost: x\r\n';
    expect(await client.raw(`${request}\r\n${request}Connection: close\r\n\r\n`)).toMatch(
      /keep-alive: timeout=75\r\n/i,
    );
    const server = app.getHttpServer();
    expect(server.keepAliveTimeout).toBeGreaterThan(server.timeout);
    await app.close();
  });
});
