import type { INestApplicationContext } from '@nestjs/common';
import { OpenApiDocuments } from '../../src/help/openapi/openapi-documents';
import { createApp } from './create-app';
import { openDatabase } from './database-harness';
import type { ProjectFile } from './project-files';

/** OpenAPI documents that an application with all interfaces serves, as files of docs/openapi; `all` comes first. */
export function openApiFilesOf(app: INestApplicationContext): readonly ProjectFile[] {
  const documents = app.get(OpenApiDocuments, { strict: false });
  return documents.names.map((name) => ({
    path: `docs/openapi/${name}.json`,
    text: `${JSON.stringify(documents.find(name), undefined, 2)}\n`,
  }));
}

/** The same of an application that is opened for them, with an empty database. */
export async function openApiFiles(): Promise<readonly ProjectFile[]> {
  const database = await openDatabase('sqlite');
  const { app, close } = await createApp({ database: database.config });
  try {
    return openApiFilesOf(app);
  } finally {
    await close();
    await database.close();
  }
}
