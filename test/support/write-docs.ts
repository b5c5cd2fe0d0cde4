import 'reflect-metadata';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { openApiFiles } from './openapi-files';
import { postmanFile } from './postman-file';

/* `npm run docs:write` writes the documents that are checked in. */
for (const { path, text } of [...openApiFiles(), postmanFile()]) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
