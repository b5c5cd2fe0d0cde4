import { DocumentBuilder, type OpenAPIObject } from '@nestjs/swagger';
import type { Face } from '../../wire';
import type { Chapter } from '../catalogue/catalogue';
import { HTTP_ERROR, httpErrorSchema } from './fault-content';
import { pathsOf } from './paths';
import { schemasOf } from './schemas';

export interface DocumentHead {
  readonly title: string;
  readonly about: string;
}

/**
 * 3.0.3 rather than 3.1: every generator reads it, and Swagger UI makes forms of its schemas without a doubt about types.
 * Requests go to the host that the document came from.
 */
export function documentOf({ title, about }: DocumentHead, chapters: readonly Chapter[]): OpenAPIObject {
  const entries = chapters.flatMap((chapter) => chapter.entries);
  const builder = new DocumentBuilder().setOpenAPIVersion('3.0.3').setTitle(title).setDescription(about).addServer('/');
  for (const { name, about: words } of groupsOf(chapters)) builder.addTag(name, words === '' ? undefined : words);
  const hasFaults = entries.some(({ operation }) => operation.codec.encodeFault !== undefined);
  return {
    ...builder.build(),
    paths: pathsOf(entries),
    components: { schemas: { ...schemasOf(entries), ...(hasFaults && { [HTTP_ERROR]: httpErrorSchema }) } },
  };
}

const groupsOf = (chapters: readonly Chapter[]): Face['groups'] => chapters.flatMap(({ face }) => face.groups);
