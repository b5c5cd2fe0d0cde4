import type { OpenAPIObject } from '@nestjs/swagger';
import type { DocRegistry, ApiDoc } from '../docs/doc-registry';
import { type DocumentHead, documentOf } from './document';
import { asMarkdown } from './markdown';

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
