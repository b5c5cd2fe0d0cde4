import { clr, jsonModel, member } from '../../wire';
import type { BodyHelp, Entry } from '../catalogue/entry';
import { curlLine } from './curl-line';

const ORIGIN = 'https://regain.example';
const JSON_SAMPLE = { mediaTypes: ['application/json', 'text/json'], text: '{\n  "name": "it\'s me"\n}' };
const FORM_SAMPLE = { mediaTypes: ['application/x-www-form-urlencoded'], text: 'a=%2B1&b=' };
const NO_SAMPLE = { mediaTypes: ['multipart/form-data'] };

const entry = (more: object, method = 'POST', forms = {}): Entry =>
  ({ operation: { method, path: 'user', codec: { forms } }, label: 'user', ...more }) as unknown as Entry;

const reading = (...samples: BodyHelp['samples']) => ({ request: { samples } });

describe('a line of curl', () => {
  it('sends the first sample that there is, on one line, whatever quotes it holds', () => {
    expect(curlLine(entry(reading(NO_SAMPLE, JSON_SAMPLE, FORM_SAMPLE)), ORIGIN)).toBe(
      String.raw`curl 'https://regain.example/user' -H 'Content-Type: application/json' -d '{ "name": "it'\''s me" }'`,
    );
  });

  it('names no type where curl sends that type anyway, and keeps the query of an action', () => {
    const action = entry({ ...reading(FORM_SAMPLE), label: 'user?action=find' });
    expect(curlLine(action, ORIGIN)).toBe("curl 'https://regain.example/user?action=find' -d 'a=%2B1&b='");
  });

  it('posts without a body where there is none', () => {
    expect(curlLine(entry({}), ORIGIN)).toBe("curl -X POST 'https://regain.example/user'");
  });

  it('fills the query with its sample, and keeps a file', () => {
    const request = jsonModel('Query', { client: member(clr.string) });
    const picture = entry({ label: 'user?client={client}', file: 'image/png' }, 'GET', { request });
    expect(curlLine(picture, ORIGIN)).toBe("curl 'https://regain.example/user?client=sample+string+1' -o answer.png");
  });
});
