import { readFileSync } from 'node:fs';
import { createApp } from '../support/create-app';
import { openDatabase } from '../support/database-harness';
import { postmanFileOf } from '../support/postman-file';

it('the published Postman collection is what the code says today; `npm run docs:write` writes it', async () => {
  const database = await openDatabase('sqlite');
  const { app, close } = await createApp({ database: database.config });
  const { path, text } = postmanFileOf(app);
  await close();
  await database.close();
  expect(readFileSync(path, 'utf8')).toBe(text);
});
