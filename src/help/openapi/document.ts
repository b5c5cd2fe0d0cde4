import type { OpenAPIObject, TagObject } from '@nestjs/swagger';
import type { ApiDescription } from '../../http';
import type { ApiDoc } from '../docs/doc-registry';
import { HTTP_ERROR, httpErrorSchema } from './fault-content';
import { pathsOf } from './paths';
import { schemasOf } from './schemas';

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
