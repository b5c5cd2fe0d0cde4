import { DocRegistry } from '../../src/help/docs/doc-registry';
import { postmanCollection } from '../../src/help/postman/collection';
import { allApis } from './all-apis';
import type { ProjectFile } from './project-files';

/** PUBLIC_URL by default. */
const BASE_URL = 'http://localhost:3000';

/** Checked-in collection: that of a server with all interfaces. */
export const postmanFile = (): ProjectFile => ({
  path: 'docs/postman/regain.postman_collection.json',
  text: `${JSON.stringify(postmanCollection(new DocRegistry(allApis), BASE_URL), undefined, 2)}\n`,
});
