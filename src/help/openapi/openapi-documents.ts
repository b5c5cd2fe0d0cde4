import type { OpenAPIObject, TagObject } from '@nestjs/swagger';
import type { ApiDescription } from '../../http';
import type { ApiDoc, DocRegistry } from '../docs/doc-registry';
import { HTTP_ERROR, httpErrorSchema } from './faults';
import { withEnglish } from './english';
import { asMarkdown } from './markdown';
import { pathsOf } from './operations';
import { endpointsTagged, type OwnEndpoints, withOwnEndpoints } from './own-endpoints';
import { schemasOf } from './schemas';
import { securitySchemesOf } from './security';

/** Version that the OpenAPI documents state. */
const VERSION = '0.1.0';

/** Licence of the package, with its text. */
const LICENSE = { name: 'MIT', url: 'https://opensource.org/license/mit' };

/** Name of the document with all APIs and with the own endpoints, which belong to none. */
const ALL = 'all';

/** Our own REST API: name of its document, and tag of its operations. */
const V1 = 'v1';

const V1_HEAD: DocumentHead = {
  title: 'regain /v1',
  about: 'Account recovery, registration, sign-in and one-time codes. Errors are problem documents (RFC 9457).',
};

interface DocumentHead {
  readonly title: string;
  readonly about: string;
}

/** OpenAPI documents by name: `all`, and one for each API. Each is built on first use. */
export class OpenApiDocuments {
  readonly names: readonly string[];
  private readonly built = new Map<string, OpenAPIObject>();
  private ownEndpoints?: () => OwnEndpoints;

  /** `basePath`: path under which the service is reached; empty for the root of a host. */
  constructor(
    private readonly docRegistry: DocRegistry,
    private readonly basePath = '',
    servesV1 = false,
  ) {
    this.names = [ALL, ...docRegistry.apiDocs.map(({ api }) => api.name), ...(servesV1 ? [V1] : [])];
  }

  /**
   * Adds endpoints that belong to no API to the document `all`; `ownEndpoints` is called when that document is built.
   */
  include(ownEndpoints: () => OwnEndpoints): void {
    this.ownEndpoints = ownEndpoints;
  }

  /** Finds a document by its name, compared without case. Returns undefined when there is none. */
  find(name: string): OpenAPIObject | undefined {
    const key = name.toLowerCase();
    const document = this.built.get(key) ?? this.build(key);
    if (document !== undefined) this.built.set(key, document);
    return document;
  }

  private build(name: string): OpenAPIObject | undefined {
    const { apiDocs } = this.docRegistry;
    if (!this.names.includes(name)) return undefined;
    if (name === V1 && this.ownEndpoints !== undefined)
      return withOwnEndpoints(documentOf(V1_HEAD, [], this.basePath), endpointsTagged(V1, this.ownEndpoints()));
    if (name !== ALL) {
      const apiDoc = apiDocs.find(({ api }) => api.name === name);
      return apiDoc && documentOf(headOf(apiDoc), [apiDoc], this.basePath);
    }
    const document = documentOf(headOfAll(apiDocs), apiDocs, this.basePath);
    return this.ownEndpoints === undefined ? document : withOwnEndpoints(document, this.ownEndpoints());
  }
}

const headOf = ({ api: { title, english, about, signing } }: ApiDoc): DocumentHead => ({
  title: withEnglish(title, english),
  about: signing === undefined ? about : `${about}\n\n${asMarkdown(signing.about)}`,
});

function headOfAll(apiDocs: readonly ApiDoc[]): DocumentHead {
  const lines = apiDocs.map(({ api }) => `- **${withEnglish(api.title, api.english)}**: ${api.about}`);
  return { title: 'regain', about: ['Account recovery and one-time codes.', '', ...lines].join('\n') };
}

/**
 * Builds the document of the operations of the given APIs. It is OpenAPI 3.0.3, not 3.1: all generators read it, and
 * Swagger UI derives forms from its schemas without ambiguous types. Requests go to the host that served the document.
 */
function documentOf({ title, about }: DocumentHead, apiDocs: readonly ApiDoc[], basePath: string): OpenAPIObject {
  const operations = apiDocs.flatMap((apiDoc) => apiDoc.operations);
  const securitySchemes = securitySchemesOf(operations);
  const encodesFaults = operations.some(({ operation }) => operation.codec.encodeFault !== undefined);
  return {
    openapi: '3.0.3',
    servers: [{ url: basePath === '' ? '/' : basePath }],
    info: { title, description: about, version: VERSION, license: LICENSE },
    security: [],
    tags: apiDocs.flatMap(({ api }) => api.groups).map(tagOf),
    paths: pathsOf(operations),
    components: {
      schemas: { ...schemasOf(operations), ...(encodesFaults && { [HTTP_ERROR]: httpErrorSchema }) },
      ...(Object.keys(securitySchemes).length > 0 && { securitySchemes }),
    },
  };
}

const tagOf = ({ name, about, english }: ApiDescription['groups'][number]): TagObject => ({
  name,
  description: withEnglish(about, english),
});
