/** Client application: a product whose clients call the dialects, with keys of its own. */
export interface ClientApplication {
  readonly id: string;
  readonly name: string;
  /** Digest of the secret by which its servers authenticate. */
  readonly secretDigest: string;
  /** The key that its clients sign requests with, sealed. */
  readonly signKey: string;
}

/** Directory of client applications. The application `default` always exists. */
export abstract class ClientDirectory {
  abstract exists(id: string): Promise<boolean>;
  /** The sealed key that its clients sign requests with; undefined for an unknown application, and for one without a key. */
  abstract signKey(id: string): Promise<string | undefined>;
  /** False when the id is taken; of parallel callers with one id exactly one wins. */
  abstract add(client: ClientApplication): Promise<boolean>;
}
