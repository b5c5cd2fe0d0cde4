import 'reflect-metadata';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { accountsOpenApiFile } from './accounts-openapi';
import { openApiFiles } from './openapi-files';
import { postmanFile } from './postman-file';

/** `npm run docs:write`: writes the checked-in OpenAPI documents and the Postman collection. */
async function writeDocs(): Promise<void> {
  for (const { path, text } of [...(await openApiFiles()), accountsOpenApiFile(), postmanFile()]) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
}

writeDocs().catch((error: unknown) => {
  process.stderr.write(`${String(error)}\n`);
  process.exit(1);
});
