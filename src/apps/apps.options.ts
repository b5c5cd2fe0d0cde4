/** Asks for the module's options. */
export const APPS_OPTIONS = Symbol('apps options');

/** What an operator decides about apps. */
export interface AppsOptions {
  /** Apps without which there is nothing to start for. */
  readonly required: readonly string[];
  /** The key that clients of the default app sign their requests with; every other app has one of its own. */
  readonly defaultSignKey: string;
}
