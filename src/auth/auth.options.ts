/** A code that is fixed until a date and never sent. */
export interface TestTarget {
  readonly code: string;
  /** Milliseconds since 1970. */
  readonly until: number;
}

/** What an operator decides about accounts. Durations are seconds. */
export abstract class AuthOptions {
  /** Scheme and host of every link. */
  abstract readonly publicUrl: string;
  /** Country of numbers that are written without one (ISO 3166-1 alpha-2). */
  abstract readonly defaultRegion: string;
  /** Countries that may be sent to; `*` for all. */
  abstract readonly countries: '*' | readonly string[];
  abstract readonly testTargets: ReadonlyMap<string, TestTarget>;
  abstract readonly smsLifetimeSeconds: number;
  /** The longest that any code lives, whatever a client's documents say. */
  abstract readonly codeLifetimeMaxSeconds: number;
  abstract readonly ticketSeconds: number;
  abstract readonly cooldownSeconds: number;
  abstract readonly sessionSeconds: number;
  /** Answers per client address and minute that may tell whether an account exists. */
  abstract readonly disclosuresPerMinute: number;
  /** Failed sign-ins per (account, address) after which a captcha is wanted. */
  abstract readonly loginFailures: number;
  abstract readonly loginWindowSeconds: number;
  abstract readonly loginDelayMaxSeconds: number;
}
