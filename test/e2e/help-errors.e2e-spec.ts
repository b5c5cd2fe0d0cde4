import { allApis } from '../support/all-apis';
import { createApp, type TestApp } from '../support/create-app';
import { type OpenDatabase, openDatabase } from '../support/database-harness';

describe('GET /v1/errors and error-code pages', () => {
  let database: OpenDatabase;
  let opened: TestApp;

  const open = async (env: NodeJS.ProcessEnv = {}): Promise<void> => {
    database = await openDatabase('sqlite');
    opened = await createApp({ database: database.config, env });
  };
  const get = (url: string) => opened.app.inject({ url });

  afterEach(async () => {
    await opened.close();
    await database.close();
  });

  it.each(['public', 'off'])('GET /v1/errors lists outcomes with HELP=%s', async (help) => {
    await open({ HELP: help });
    const answer = await get('/v1/errors');
    expect(answer.headers['content-type']).toBe('application/json; charset=utf-8');
    const outcomes: readonly { code: string; answers: readonly { dialect: string }[] }[] = answer.json();
    const codes = outcomes.map(({ code }) => code);
    expect(codes).toEqual([...codes].sort());
    expect(codes).toEqual(expect.arrayContaining(['done', 'account-unknown', 'signature-wrong', 'unavailable']));
    const numbered = allApis.map(({ name }) => name); // success of verify has no number
    for (const code of ['done', 'malformed', 'unavailable'])
      expect(new Set(outcomes.find((each) => each.code === code)?.answers.map(({ dialect }) => dialect))).toEqual(
        new Set(numbered.filter((name) => code !== 'done' || name !== 'verify')),
      );
  });

  it('leave out dialects that are not served', async () => {
    await open({ DIALECT_GPS_ENABLED: 'false' });
    expect((await get('/v1/errors')).body).not.toContain('"gps"');
    expect((await get('/Help/Errors/gps')).statusCode).toBe(404);
  });

  it('GET /Help/Errors/:dialect is linked from the landing page', async () => {
    await open();
    const landing = (await get('/')).body;
    for (const href of ['/Help', '/docs', '/docs/postman.json']) expect(landing).toContain(`<a href="${href}">`);
    for (const { name, title } of allApis) {
      expect(landing).toMatch(new RegExp(`<a href="/Help/Errors/${name}">(?:<span lang="zh">)?${title}<`));
      const page = await get(`/help/errors/${name}/`);
      expect([page.statusCode, page.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
      expect(page.body).toContain(title);
    }
    expect((await get('/Systems/errorCodes')).body).toBe((await get('/Help/Errors/systems')).body);
  });

  it('stay at the paths of the source documents with HELP=off', async () => {
    await open({ HELP: 'off' });
    const landing = (await get('/')).body;
    expect(landing).not.toMatch(/href="\/(?:Help|docs)/);
    for (const path of ['/Systems/errorCodes', '/api/Smssend/errorCodes']) {
      expect(landing).toContain(`<a href="${path}">`);
      expect((await get(path)).statusCode).toBe(200);
    }
    expect((await get('/Help/Errors/systems')).statusCode).toBe(404);
  });
});
