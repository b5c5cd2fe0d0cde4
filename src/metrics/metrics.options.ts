export interface MetricsOptions {
  readonly metrics: MetricsAccess;
}

/** Who may read the metrics: those who know the token; without one nobody in production, elsewhere everybody. */
export type MetricsAccess = { readonly token: string } | 'off' | 'open';
