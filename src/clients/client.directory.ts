/** One client product, with keys of its own. */
export interface ClientApplication {
  readonly id: string;
  readonly name: string;
  /** Digest of the secret that its servers identify themselves with. */
  readonly secretDigest: string;
  /** The key that its clients sign requests with, sealed. */
  readonly signKey: string;
}

/** The client products that are served. The app `default` always exists. */
export abstract class ClientDirectory {
  abstract exists(id: string): Promise<boolean>;
  /** The sealed key that the app's clients sign requests with; undefined when there is no such app, or it has none. */
  abstract signKey(id: string): Promise<string | undefined>;
  /** False when the id is taken; of parallel callers with one id exactly one wins. */
  abstract add(app: ClientApplication): Promise<boolean>;
}
