import { DocRegistry } from '../../src/help/docs/doc-registry';
import { OpenApiDocuments } from '../../src/help/openapi/openapi-documents';
import { allFaces } from './all-faces';
import type { ProjectFile } from './project-files';

/** The documents of a server with all interfaces, as they are checked in. */
export function openApiFiles(): readonly ProjectFile[] {
  const documents = new OpenApiDocuments(new DocRegistry(allFaces));
  return documents.names.map((name) => ({
    path: `docs/openapi/${name}.json`,
    text: `${JSON.stringify(documents.find(name), undefined, 2)}\n`,
  }));
}
