import type { OpenAPIObject } from '@nestjs/swagger';
import type { Catalogue } from '../catalogue/catalogue';
import { documentOf } from './document';

/** The document of all faces, beside one for each. */
const ALL = 'all';

/** OpenAPI documents by their names: one for all faces, and one for each. */
export class OpenApiDocuments {
  readonly names: readonly string[];

  constructor(private readonly catalogue: Catalogue) {
    this.names = [ALL, ...catalogue.chapters.map(({ face }) => face.name)];
  }

  /** The document of that name, in any case. */
  find(name: string): OpenAPIObject | undefined {
    const { chapters } = this.catalogue;
    const wanted = name.toLowerCase();
    if (wanted === ALL) return documentOf(this.headOfAll(), chapters);
    const chapter = chapters.find(({ face }) => face.name === wanted);
    return chapter && documentOf(chapter.face, [chapter]);
  }

  private headOfAll() {
    const lines = this.catalogue.chapters.map(({ face }) => `- **${face.title}**: ${face.about}`);
    return { title: 'regain', about: ['Account recovery and one-time codes.', '', ...lines].join('\n') };
  }
}
