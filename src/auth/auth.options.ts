/** Asks for the module's options. */
export const AUTH_OPTIONS = Symbol('auth options');

/** A code that is fixed until a date and never sent. */
export interface TestTarget {
  readonly code: string;
  /** Milliseconds since 1970. */
  readonly until: number;
}

/** What an operator decides about accounts. Durations are seconds. */
export interface AuthOptions {
  /** Scheme and host of every link. */
  readonly publicUrl: string;
  /** Country of numbers that are written without one (ISO 3166-1 alpha-2). */
  readonly defaultRegion: string;
  /** Countries that may be sent to; `*` for all. */
  readonly countries: '*' | readonly string[];
  readonly testTargets: ReadonlyMap<string, TestTarget>;
  readonly smsLifetimeSeconds: number;
  /** The longest that any code lives, whatever a client's documents say. */
  readonly codeLifetimeMaxSeconds: number;
  readonly ticketSeconds: number;
  readonly cooldownSeconds: number;
  readonly sessionSeconds: number;
  /** Answers per client address and minute that may tell whether an account exists. */
  readonly disclosuresPerMinute: number;
  /** Failed sign-ins per (account, address) after which a captcha is wanted. */
  readonly loginFailures: number;
  readonly loginWindowSeconds: number;
  readonly loginDelayMaxSeconds: number;
}
