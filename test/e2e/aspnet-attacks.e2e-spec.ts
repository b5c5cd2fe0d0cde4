import { MemberController, UserController } from '../support/aspnet/aspnet.controllers';
import { hostileBodies, LIMIT, longXml, root } from '../support/aspnet/hostile-bodies';
import { openHttpTestApp, type HttpTestApp } from '../support/http-test-app';

const PATH = '/api/member/retrievepwd/sendcode';

describe('a hostile body (Web API)', () => {
  let http: HttpTestApp;

  beforeAll(async () => {
    http = await openHttpTestApp({ controllers: [MemberController, UserController] });
  });

  afterAll(() => http.app.close());

  it.each(hostileBodies)('is refused: %s', async (_what, type, body) => {
    const answer = await http.client.post(PATH, body, { 'content-type': type, accept: 'application/json' });
    expect(answer.status).toBe(400);
    expect(answer.json).toMatchObject({ Message: 'The request is invalid.' });
    expect(answer.text).not.toContain('fault');
    expect(http.log.errors).toEqual([]);
  });

  it.each(['application/json', 'application/xml', 'application/x-www-form-urlencoded'])(
    'is refused before it is read when it is too large: %s',
    async (type) => {
      const answer = await http.client.post(PATH, 'x'.repeat(LIMIT + 1), { 'content-type': type });
      expect(answer.status).toBe(413);
      expect(answer.text).toContain('Maximum request length exceeded.');
    },
  );

  it.each(longXml)('is read when it is only long: %s', async (_what, inside) => {
    const answer = await http.client.post(PATH, root(inside), { 'content-type': 'application/xml' });
    expect(answer.status).toBe(200);
  });
});

describe('a body in another encoding (Web API)', () => {
  let http: HttpTestApp;

  beforeAll(async () => {
    http = await openHttpTestApp({ controllers: [MemberController, UserController] });
  });

  afterAll(() => http.app.close());

  it.each(['utf-16', 'utf-16le', 'utf-7', 'utf-32'])('is not read where ASCII is not ASCII: %s', async (charset) => {
    const type = `application/json; charset=${charset}`;
    const answer = await http.client.post(PATH, '{}', { 'content-type': type });
    expect(answer.status).toBe(415);
    expect(answer.json).toEqual({
      Message: "The request entity's media type 'application/json' is not supported for this resource.",
    });
  });

  it.each(['gbk', 'ISO-8859-1', 'US-ASCII', 'x-unknown'])('is read as ASCII: %s', async (charset) => {
    const type = `application/json; charset=${charset}`;
    expect((await http.client.post(PATH, '{"username":"u"}', { 'content-type': type })).status).toBe(200);
  });

  it('is decoded by its label', async () => {
    const body = Buffer.from('<x>\xd6\xd0</x>', 'latin1');
    const read = (type: string) => http.client.post(PATH, body, { 'content-type': type });
    const gbk = await read('application/xml; charset=GBK');
    expect([gbk.status, (await read('application/xml; charset=x-unknown')).status]).toEqual([400, 415]);
    const json = Buffer.from('{"username":"\xd6\xd0"}', 'latin1');
    expect((await http.client.post(PATH, json, { 'content-type': 'application/json; charset=GBK' })).status).toBe(200);
    expect((await http.client.post(PATH, json, { 'content-type': 'application/json' })).status).toBe(400);
  });

  const declared = (encoding: string) => `<?xml version="1.0" encoding="${encoding}"?>${root('')}`;
  const withMark = (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le');

  it.each([
    ['application/xml', declared('utf-8')],
    ['text/xml; charset=gbk', declared('GB2312')],
    ['text/xml; charset=gbk', declared('utf-8')],
    ['text/xml; charset=ISO-8859-1', declared('iso-8859-1')],
    ['text/xml; charset=x-unknown', declared('X-Unknown')],
    ['text/xml; charset=utf-16', withMark(declared('utf-16'))],
    ['text/xml; charset=utf-16le', withMark(declared('UTF-16LE'))],
    ['text/xml; charset=utf-16', withMark(declared('utf-16')).swap16()],
    ['text/xml; charset=utf-16', withMark(root(''))],
  ])('may be declared in XML as it is labelled: %s', async (type, body) => {
    expect((await http.client.post(PATH, body, { 'content-type': type })).status).toBe(200);
  });

  it.each([
    ['application/xml', declared('gbk')],
    ['text/xml; charset=utf-8', declared('gbk')],
    ['text/xml; charset=utf-8', declared('utf8')],
    ['text/xml; charset=utf-8', declared('utf-16')],
    ['application/xml', declared('iso-8859-1')],
    ['application/xml', declared('us-ascii')],
    ['text/xml; charset=gbk', declared('big5')],
    ['text/xml; charset=gbk', `\uFEFF${declared('gbk')}`],
    ['application/xml', withMark(declared('utf-16'))],
  ])('is not read where XML declares another encoding, as the framework does not: %s', async (type, body) => {
    const answer = await http.client.post(PATH, body, { 'content-type': type, accept: 'application/json' });
    expect({ status: answer.status, body: answer.json }).toEqual({
      status: 400,
      body: { Message: 'The request is invalid.', ModelState: { request: ['An error has occurred.'] } },
    });
  });

  it('is not read when it is compressed', async () => {
    const headers = { 'content-type': 'application/json', 'content-encoding': 'gzip' };
    expect((await http.client.post(PATH, '{}', headers)).status).toBe(415);
  });
});
