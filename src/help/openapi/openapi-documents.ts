import type { OpenAPIObject, PathItemObject, PathsObject, TagObject } from '@nestjs/swagger';
import type { ApiDescription } from '../../http';
import type { ApiDoc, DocRegistry } from '../docs/doc-registry';
import type { OperationDoc } from '../docs/operation-doc';
import { type Endpoint, endpointsOf } from './endpoint';
import { HTTP_ERROR, httpErrorSchema } from './fault-responses';
import { asMarkdown, operationObject, queryOperation } from './operation-object';
import { schemasOf } from './schemas';

/** The document of all apis, beside one for each. */
const ALL = 'all';

/** OpenAPI documents by their names: one for all apis, and one for each. */
export class OpenApiDocuments {
  readonly names: readonly string[];
  private readonly made = new Map<string, OpenAPIObject>();

  constructor(private readonly docRegistry: DocRegistry) {
    this.names = [ALL, ...docRegistry.chapters.map(({ api }) => api.name)];
  }

  /** The document of that name, in any case; made when somebody wants it first. */
  find(name: string): OpenAPIObject | undefined {
    const wanted = name.toLowerCase();
    const document = this.made.get(wanted) ?? this.make(wanted);
    if (document !== undefined) this.made.set(wanted, document);
    return document;
  }

  private make(wanted: string): OpenAPIObject | undefined {
    const { chapters } = this.docRegistry;
    if (wanted === ALL) return documentOf(this.headOfAll(), chapters);
    const chapter = chapters.find(({ api }) => api.name === wanted);
    return chapter && documentOf(headOf(chapter), [chapter]);
  }

  private headOfAll(): DocumentHead {
    const lines = this.docRegistry.chapters.map(({ api }) => `- **${api.title}**: ${api.about}`);
    return { title: 'regain', about: ['Account recovery and one-time codes.', '', ...lines].join('\n') };
  }
}

function headOf({ api: { title, about, signing } }: ApiDoc): DocumentHead {
  return { title, about: signing === undefined ? about : `${about}\n\n${asMarkdown(signing.about)}` };
}

/** That of the package. */
const VERSION = '0.1.0';

export interface DocumentHead {
  readonly title: string;
  readonly about: string;
}

/**
 * 3.0.3 rather than 3.1: every generator reads it, and Swagger UI makes forms of its schemas without a doubt about types.
 * Nobody is asked for more than fields, a signature being one of them. Requests go to the host that the document came from.
 */
export function documentOf({ title, about }: DocumentHead, chapters: readonly ApiDoc[]): OpenAPIObject {
  const entries = chapters.flatMap((chapter) => chapter.entries);
  const hasFaults = entries.some(({ operation }) => operation.codec.encodeFault !== undefined);
  return {
    openapi: '3.0.3',
    info: { title, description: about, version: VERSION, license: { name: 'MIT' } },
    servers: [{ url: '/' }],
    security: [],
    tags: chapters.flatMap(({ api }) => api.groups).map(tagOf),
    paths: pathsOf(entries),
    components: { schemas: { ...schemasOf(entries), ...(hasFaults && { [HTTP_ERROR]: httpErrorSchema }) } },
  };
}

const tagOf = ({ name, about }: ApiDescription['groups'][number]): TagObject => ({
  name,
  ...(about !== '' && { description: about }),
});

/** Every path with its operations, in the order of the entries. */
export function pathsOf(entries: readonly OperationDoc[]): PathsObject {
  const paths: PathsObject = {};
  for (const endpoint of endpointsOf(entries)) {
    const path = `/${endpoint[0].operation.path}`;
    paths[path] = { ...paths[path], ...pathItem(endpoint) };
  }
  return paths;
}

function pathItem(endpoint: Endpoint): PathItemObject {
  const { action, method } = endpoint[0].operation;
  if (action !== undefined) return { get: queryOperation(endpoint), post: operationObject(endpoint) };
  return { [method.toLowerCase()]: operationObject(endpoint) };
}
