import 'reflect-metadata';
import { mkdirSync, writeFileSync } from 'node:fs';
import { openApiFiles } from './openapi-files';

/* `npm run docs:openapi` writes the documents that are checked in. */
mkdirSync('docs/openapi', { recursive: true });
for (const { path, text } of openApiFiles()) writeFileSync(path, text);
