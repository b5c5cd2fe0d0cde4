import type { ApiDescription } from '../../http';
import type { Model } from './model';
import { type OperationDoc, operationDocsOf } from './operation-doc';

/** Documentation of one dialect's API: its description and its operations, in the order of the source document. */
export interface ApiDoc {
  readonly api: ApiDescription;
  readonly operations: readonly OperationDoc[];
}

/** Documentation of all served APIs: the single source of help pages, OpenAPI documents and the Postman collection. */
export class DocRegistry {
  readonly apiDocs: readonly ApiDoc[];
  readonly operations: readonly OperationDoc[];
  private readonly models: ReadonlyMap<string, Model>;

  constructor(apis: readonly ApiDescription[]) {
    this.apiDocs = apis.map((api) => ({ api, operations: operationDocsOf(api) }));
    this.operations = this.apiDocs.flatMap(({ operations }) => operations);
    this.models = new Map(modelsOf(this.operations).map((model) => [model.name.toLowerCase(), model]));
  }

  /** Finds an operation by its id, compared without case. Returns undefined when there is none. */
  operation(id: string): OperationDoc | undefined {
    return this.operations.find((doc) => doc.id.toLowerCase() === id.toLowerCase());
  }

  /** Finds a model by its name, compared without case. Returns undefined when there is none. */
  model(name: string): Model | undefined {
    return this.models.get(name.toLowerCase());
  }
}

/** Collects all models of the request and response bodies, nested ones included; a model used twice is listed twice. */
export function modelsOf(operations: readonly OperationDoc[]): readonly Model[] {
  const bodies = operations.flatMap(({ request, response }) => [request ?? [], response ?? []].flat());
  return bodies.flatMap(({ model, nestedModels }) => [model, ...nestedModels]);
}
