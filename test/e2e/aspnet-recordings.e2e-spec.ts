import { MemberController, UserController } from '../support/aspnet/aspnet.controllers';
import { type ModelState, type Recording, recordings } from '../support/aspnet/recordings';
import { openHttpTestApp, type HttpTestApp } from '../support/http-test-app';
import type { Answer } from '../support/http-client';

describe('recorded answers of ASP.NET Web API', () => {
  let http: HttpTestApp;

  beforeAll(async () => {
    http = await openHttpTestApp({ controllers: [MemberController, UserController] });
  });

  afterAll(() => http.app.close());

  function send({ request, handler }: Recording): Promise<Answer> {
    const { method, path, contentType, accept, headers, body } = request;
    const sent = handler === 'throws' ? body?.replace('"u"', '"fault"') : body;
    return http.client.send(
      method,
      path,
      { host: 'host', ...(contentType && { 'content-type': contentType }), ...(accept && { accept }), ...headers },
      sent,
    );
  }

  it.each(recordings('negotiation', 'routes', 'json', 'form', 'xml', 'errors'))(
    'is answered: %s',
    async (_title, each) => {
      const answer = await send(each);
      const errors = each.ours?.errors ?? each.framework.errors ?? {};
      if (Object.keys(errors).length > 0 && each.handler !== 'answers errors') expectModelState(answer, errors);
      else if (each.ours === undefined) expectAsRecorded(answer, each);
      else expectOurs(answer, each.ours.status);
    },
  );
});

/** Deviations other than a ModelState: an unsupported media type, and an outage. */
function expectOurs({ status, text }: Answer, expected: number): void {
  expect(status).toBe(expected);
  expect(text).toMatch(status === 415 ? /The request entity's media type / : /"code":99|<code>99</);
}

function expectAsRecorded({ status, headers, text }: Answer, { framework }: Recording): void {
  expect({ status, type: headers['content-type'], allow: headers.allow, text }).toEqual({
    status: framework.status,
    type: framework.contentType,
    allow: framework.allow,
    text: framework.body,
  });
}

/** Answer in place of running the action. */
function expectModelState({ status, headers, text }: Answer, errors: ModelState): void {
  expect(status).toBe(400);
  if (headers['content-type']?.includes('json') === true) {
    expect(text).toBe(JSON.stringify({ Message: 'The request is invalid.', ModelState: errors }));
    return;
  }
  const state = Object.entries(errors).map(([key, texts]) => `<${key}>${texts.join(' ')}</${key}>`);
  expect(text).toBe(
    `<Error><Message>The request is invalid.</Message><ModelState>${state.join('')}</ModelState></Error>`,
  );
}
