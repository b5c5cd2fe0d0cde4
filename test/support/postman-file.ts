import { DocRegistry } from '../../src/help/docs/doc-registry';
import { postmanCollection } from '../../src/help/postman/collection';
import { allApis } from './all-apis';
import type { ProjectFile } from './project-files';

/** PUBLIC_URL of a start that sets nothing. */
const BASE_URL = 'http://localhost:3000';

/** The collection of a server with all interfaces, as it is checked in. */
export const postmanFile = (): ProjectFile => ({
  path: 'docs/postman/regain.postman_collection.json',
  text: `${JSON.stringify(postmanCollection(new DocRegistry(allApis), BASE_URL), undefined, 2)}\n`,
});
