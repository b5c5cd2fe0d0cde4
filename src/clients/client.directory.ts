/** Client application: a client product with accounts and keys of its own. */
export interface ClientApplication {
  readonly id: string;
  readonly name: string;
  /** Identifier of 32 hexadecimal digits, for clients that cannot name an application by its id. */
  readonly sid: string;
  /** Key with which the application's clients sign requests, encrypted. */
  readonly signKey: string;
  /** Number of digits of its codes; the usual number where it is missing. */
  readonly codeLength?: number;
}

/** Directory of client applications (port). The application `default` always exists. */
export abstract class ClientDirectory {
  abstract exists(id: string): Promise<boolean>;
  /**
   * Encrypted key with which an application's clients sign requests; undefined for an unknown application, and for one
   * without a key.
   */
  abstract signKey(id: string): Promise<string | undefined>;
  /** Number of digits of an application's codes; 0 for the usual number, undefined for an unknown application. */
  abstract codeLength(id: string): Promise<number | undefined>;
  /**
   * Adds a client application. Returns false when the id is taken; of parallel callers with one id exactly one wins.
   */
  abstract add(client: ClientApplication): Promise<boolean>;
}
