/** What an operator decides about apps. */
export abstract class ClientsOptions {
  /** Apps without which there is nothing to start for. */
  abstract readonly required: readonly string[];
  /** The key that clients of the default app sign their requests with; every other app has one of its own. */
  abstract readonly defaultSignKey: string;
}
