import { readFileSync } from 'node:fs';
import { postmanFile } from '../support/postman-file';

it('the published Postman collection is what the code says today', () => {
  const { path, text } = postmanFile();
  expect(readFileSync(path, 'utf8')).toBe(text);
});
