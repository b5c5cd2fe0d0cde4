import type { OpenAPIObject } from '@nestjs/swagger';
import type { Catalogue, Chapter } from '../catalogue/catalogue';
import { type DocumentHead, documentOf } from './document';
import { asMarkdown } from './markdown';

/** The document of all faces, beside one for each. */
const ALL = 'all';

/** OpenAPI documents by their names: one for all faces, and one for each. */
export class OpenApiDocuments {
  readonly names: readonly string[];
  private readonly made = new Map<string, OpenAPIObject>();

  constructor(private readonly catalogue: Catalogue) {
    this.names = [ALL, ...catalogue.chapters.map(({ face }) => face.name)];
  }

  /** The document of that name, in any case; made when somebody wants it first. */
  find(name: string): OpenAPIObject | undefined {
    const wanted = name.toLowerCase();
    const document = this.made.get(wanted) ?? this.make(wanted);
    if (document !== undefined) this.made.set(wanted, document);
    return document;
  }

  private make(wanted: string): OpenAPIObject | undefined {
    const { chapters } = this.catalogue;
    if (wanted === ALL) return documentOf(this.headOfAll(), chapters);
    const chapter = chapters.find(({ face }) => face.name === wanted);
    return chapter && documentOf(headOf(chapter), [chapter]);
  }

  private headOfAll(): DocumentHead {
    const lines = this.catalogue.chapters.map(({ face }) => `- **${face.title}**: ${face.about}`);
    return { title: 'regain', about: ['Account recovery and one-time codes.', '', ...lines].join('\n') };
  }
}

function headOf({ face: { title, about, signing } }: Chapter): DocumentHead {
  return { title, about: signing === undefined ? about : `${about}\n\n${asMarkdown(signing.about)}` };
}
