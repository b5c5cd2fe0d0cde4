import type { INestApplicationContext } from '@nestjs/common';
import { DocRegistry } from '../../src/help/docs/doc-registry';
import { postmanCollection } from '../../src/help/postman/collection';
import { V1Docs } from '../../src/help/v1/v1-docs';
import { allApis } from './all-apis';
import type { ProjectFile } from './project-files';

/** PUBLIC_URL by default. */
const BASE_URL = 'http://localhost:3000';

/** Checked-in collection: that of an application with all interfaces. */
export function postmanFileOf(app: INestApplicationContext): ProjectFile {
  const { operations } = app.get(V1Docs, { strict: false });
  const collection = postmanCollection(new DocRegistry(allApis), BASE_URL, operations);
  return {
    path: 'docs/postman/regain.postman_collection.json',
    text: `${JSON.stringify(collection, undefined, 2)}\n`,
  };
}
