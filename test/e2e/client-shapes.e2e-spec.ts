import { APP_SHAPES } from '../clients/app-shapes';
import type { Person, RequestShape } from '../clients/request-shape';
import { SERVER_SHAPES } from '../clients/server-shapes';
import { WEB_SHAPES } from '../clients/web-shapes';
import { signature } from '../reply-cases/member/client';
import { ApiHarness } from '../support/api-harness';
import { exchange } from '../support/exchange';
import { useFixture } from '../support/use-fixture';

/** Bytes of a body as the client frames it, and the header line that says so. */
function framed({ body, chunked }: RequestShape, person: Person): readonly [string, Buffer] {
  const bytes = Buffer.from(body(person) as string);
  if (chunked !== true) return [`Content-Length: ${String(bytes.length)}`, bytes];
  const size = bytes.length.toString(16);
  return [
    'Transfer-Encoding: chunked',
    Buffer.concat([Buffer.from(`${size}\r\n`), bytes, Buffer.from('\r\n0\r\n\r\n')]),
  ];
}

describe('requests in the shapes of clients', () => {
  const fixture = useFixture(() => ApiHarness.open('sqlite'));

  it.each([...WEB_SHAPES, ...APP_SHAPES, ...SERVER_SHAPES].map((shape) => [shape.client, shape] as const))(
    '%s',
    async (_client, shape) => {
      const api = fixture();
      const person = { ...(await api.newAccount()), signature: { ...signature() } };
      const [length, body] = framed(shape, person);
      const lines = [
        `POST ${shape.target} HTTP/${shape.version ?? '1.1'}`,
        'Host: api.example.com',
        ...shape.headers,
        length,
      ];
      const answer = await exchange(api.client.baseUrl, `${lines.join('\r\n')}\r\n\r\n`, body);
      expect(answer.body).toContain(shape.answer);
      expect(answer.status).toBe(shape.status ?? 200);
      expect(answer.head.toLowerCase()).toContain(shape.answerHead?.toLowerCase() ?? '');
      expect(answer.head).toMatch(/^content-type: application\/json; ?charset=utf-8$/im);
    },
  );
});
