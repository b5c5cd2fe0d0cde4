import type { ApiDescription } from '../../http';
import { entriesOf, type OperationDoc } from './operation-doc';
import type { Model } from './model';

/** A api and its operations. */
export interface ApiDoc {
  readonly api: ApiDescription;
  readonly entries: readonly OperationDoc[];
}

/** Everything that help knows: made once, from the apis that are served. */
export class DocRegistry {
  readonly chapters: readonly ApiDoc[];
  readonly entries: readonly OperationDoc[];
  private readonly models: ReadonlyMap<string, Model>;

  constructor(apis: readonly ApiDescription[]) {
    this.chapters = apis.map((api) => ({ api, entries: entriesOf(api) }));
    this.entries = this.chapters.flatMap(({ entries }) => entries);
    this.models = new Map(modelsOf(this.entries).map((model) => [model.name.toLowerCase(), model]));
  }

  /** The operation with that id, in any case. */
  entry(id: string): OperationDoc | undefined {
    return this.entries.find((entry) => entry.id.toLowerCase() === id.toLowerCase());
  }

  /** The model with that name, in any case. */
  model(name: string): Model | undefined {
    return this.models.get(name.toLowerCase());
  }
}

/** Every model that the bodies of operations hold. */
export function modelsOf(entries: readonly OperationDoc[]): readonly Model[] {
  const bodies = entries.flatMap(({ request, response }) => [request ?? [], response ?? []].flat());
  return bodies.flatMap(({ model, others }) => [model, ...others]);
}
