import type { OpenApiDocuments } from '../openapi/openapi-documents';
import { type V1Model, v1Model } from './v1-models';
import { type V1Operation, v1Operations } from './v1-operations';

/** Documentation of our own REST API by its OpenAPI document; empty where the API is not served. */
export class V1Docs {
  private read?: readonly V1Operation[];

  constructor(private readonly documents: Pick<OpenApiDocuments, 'find'>) {}

  /** Operations in the order of the document, which is complete once the application has started. */
  get operations(): readonly V1Operation[] {
    const document = this.documents.find('v1');
    this.read ??= document === undefined ? [] : v1Operations(document);
    return this.read;
  }

  /** Finds an operation by the id of its page, compared without case. Returns undefined when there is none. */
  operation(id: string): V1Operation | undefined {
    return this.operations.find((each) => each.id.toLowerCase() === id.toLowerCase());
  }

  /** Finds a model by its name, compared without case. Returns undefined when there is none. */
  model(name: string): V1Model | undefined {
    return v1Model(name, this.documents.find('v1')?.components?.schemas ?? {});
  }
}
