/** Options of the module. */
export abstract class ClientsOptions {
  /** Ids of the applications that dialects are configured for. */
  abstract readonly required: readonly string[];
  /** The key that clients of the default application sign requests with; every other application has one of its own. */
  abstract readonly defaultSignKey: string;
}
