import { readFileSync } from 'node:fs';
import { postmanFile } from '../support/postman-file';

it('the published Postman collection is what the code says today; `npm run docs:write` writes it', () => {
  const { path, text } = postmanFile();
  expect(readFileSync(path, 'utf8')).toBe(text);
});
