import 'reflect-metadata';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { accountsOpenApiFile } from './accounts-openapi';
import { accountsSchemaFile } from './accounts-schema-file';
import { openApiFiles } from './openapi-files';
import { postmanFile } from './postman-file';

/** `npm run docs:write`: writes the checked-in documents of APIs, the Postman collection and the JSON Schema of ACCOUNTS_FILE. */
async function writeDocs(): Promise<void> {
  const accounts = [accountsOpenApiFile(), accountsSchemaFile()];
  for (const { path, text } of [...(await openApiFiles()), postmanFile(), ...accounts]) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
}

writeDocs().catch((error: unknown) => {
  process.stderr.write(`${String(error)}\n`);
  process.exit(1);
});
