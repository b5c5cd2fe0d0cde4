import type { Face } from '../../wire';
import { entriesOf } from './entries-of';
import type { Entry } from './entry';
import type { Model } from './model';

/** A face and its operations. */
export interface Chapter {
  readonly face: Face;
  readonly entries: readonly Entry[];
}

/** Everything that help knows: made once, from the faces that are served. */
export class Catalogue {
  readonly chapters: readonly Chapter[];
  readonly entries: readonly Entry[];
  private readonly models: ReadonlyMap<string, Model>;

  constructor(faces: readonly Face[]) {
    this.chapters = faces.map((face) => ({ face, entries: entriesOf(face) }));
    this.entries = this.chapters.flatMap(({ entries }) => entries);
    this.models = new Map(modelsOf(this.entries).map((model) => [model.name.toLowerCase(), model]));
  }

  /** The operation with that id, in any case. */
  entry(id: string): Entry | undefined {
    return this.entries.find((entry) => entry.id.toLowerCase() === id.toLowerCase());
  }

  /** The model with that name, in any case. */
  model(name: string): Model | undefined {
    return this.models.get(name.toLowerCase());
  }
}

/** Every model that the bodies of operations hold. */
export function modelsOf(entries: readonly Entry[]): readonly Model[] {
  const bodies = entries.flatMap(({ request, response }) => [request ?? [], response ?? []].flat());
  return bodies.flatMap(({ model, others }) => [model, ...others]);
}
