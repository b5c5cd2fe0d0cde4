import type { ApiDescription, Journey } from '../../http';
import type { DocRegistry, ApiDoc } from '../docs/doc-registry';
import type { PostmanCollection, PostmanFolder, PostmanVariable } from './collection-format';
import type { V1Operation } from '../v1/v1-operations';
import { itemsOf, stepItem } from './items';
import { CLIENT_SECRET, v1Folder } from './v1-items';

const SCHEMA = 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json';
const DEVELOPMENT_KEY: PostmanVariable = {
  key: 'signKey',
  value: 'dev-sign-key',
  description: 'The key of a development start: put the key of your app in its place.',
};
const CAPTCHA: PostmanVariable = {
  key: 'captcha',
  value: '',
  description: 'What the picture of the request before shows. Journeys with a picture wait for a person here.',
};

/**
 * Builds the Postman collection of all operations: a folder for each API and group, a request for each operation and
 * main media type, with the samples and results of its help page; and the calls of our own REST API, where that is served.
 * `baseUrl` is the target of the requests, without a trailing slash.
 */
export function postmanCollection(
  { apiDocs }: Pick<DocRegistry, 'apiDocs'>,
  baseUrl: string,
  v1: readonly V1Operation[] = [],
): PostmanCollection {
  const own = v1.length > 0;
  const isSigned = apiDocs.some(({ api }) => api.signing !== undefined);
  return {
    info: {
      name: 'regain',
      description: 'Account recovery and one-time codes, in the words your clients already speak.',
      schema: SCHEMA,
    },
    item: [...apiDocs.map(folderOf), ...(own ? [v1Folder(v1)] : []), journeysFolder(apiDocs)],
    variable: [
      { key: 'baseUrl', value: baseUrl },
      ...(isSigned ? [DEVELOPMENT_KEY] : []),
      CAPTCHA,
      ...(own ? [CLIENT_SECRET] : []),
    ],
  };
}

function folderOf({ api, operations }: ApiDoc): PostmanFolder {
  const groups = api.groups.map((group) => ({
    name: group.name,
    description: group.about,
    item: operations.filter(({ operation }) => operation.group === group).flatMap(itemsOf),
  }));
  return { name: api.title, description: api.about, item: groups, ...scriptsOf(api) };
}

const journeysFolder = (apiDocs: readonly ApiDoc[]): PostmanFolder => ({
  name: 'Journeys',
  description:
    'Requests that follow each other, for the demo accounts of a development start, each with a number of its own: run a ' +
    'folder from its top.',
  item: apiDocs.flatMap((apiDoc) => (apiDoc.api.journeys ?? []).map((journey) => journeyFolder(apiDoc, journey))),
});

const journeyFolder = ({ api, operations }: ApiDoc, { name, steps }: Journey): PostmanFolder => ({
  name: `${api.name}: ${name}`,
  description: api.about,
  item: steps.map((step) => stepItem(operations, step)),
  ...scriptsOf(api),
});

function scriptsOf({ signing }: ApiDescription): Pick<PostmanFolder, 'event'> {
  if (signing === undefined) return {};
  const exec = signing.script.split('\n');
  return { event: [{ listen: 'prerequest', script: { type: 'text/javascript', exec } }] };
}
