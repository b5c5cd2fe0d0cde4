import type { INestApplicationContext } from '@nestjs/common';
import { OpenApiDocuments } from '../../src/help/openapi/openapi-documents';
import type { ProjectFile } from './project-files';

/** OpenAPI documents that an application with all interfaces serves, as files of docs/openapi; `all` comes first. */
export function openApiFilesOf(app: INestApplicationContext): readonly ProjectFile[] {
  const documents = app.get(OpenApiDocuments, { strict: false });
  return documents.names.map((name) => ({
    path: `docs/openapi/${name}.json`,
    text: `${JSON.stringify(documents.find(name), undefined, 2)}\n`,
  }));
}
