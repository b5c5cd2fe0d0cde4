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

  it.each(['utf-16', 'utf-16le', 'gbk', 'utf-7', 'iso-8859-1'])('is not read: %s', async (charset) => {
    const type = `application/json; charset=${charset}`;
    const answer = await http.client.post(PATH, '{}', { 'content-type': type });
    expect(answer.status).toBe(415);
    expect(answer.json).toEqual({
      Message: "The request entity's media type 'application/json' is not supported for this resource.",
    });
  });

  it('is not read when it is compressed', async () => {
    const headers = { 'content-type': 'application/json', 'content-encoding': 'gzip' };
    expect((await http.client.post(PATH, '{}', headers)).status).toBe(415);
  });
});
