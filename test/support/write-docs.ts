import 'reflect-metadata';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { accountsOpenApiFile } from './accounts-openapi';
import { accountsSchemaFile } from './accounts-schema-file';
import { createApp } from './create-app';
import { openDatabase } from './database-harness';
import { openApiFilesOf } from './openapi-files';
import { postmanFileOf } from './postman-file';
import type { ProjectFile } from './project-files';

/** `npm run docs:write`: writes the checked-in documents of APIs, the Postman collection and the JSON Schema of ACCOUNTS_FILE. */
async function writeDocs(): Promise<void> {
  const accounts = [accountsOpenApiFile(), accountsSchemaFile()];
  for (const { path, text } of [...(await filesOfApplication()), ...accounts]) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
}

/** Documents that an application with all interfaces serves; it is opened for them, with an empty database. */
async function filesOfApplication(): Promise<readonly ProjectFile[]> {
  const database = await openDatabase('sqlite');
  const { app, close } = await createApp({ database: database.config });
  try {
    return [...openApiFilesOf(app), postmanFileOf(app)];
  } finally {
    await close();
    await database.close();
  }
}

writeDocs().catch((error: unknown) => {
  process.stderr.write(`${String(error)}\n`);
  process.exit(1);
});
