/** Readers of the metrics: those with the token, nobody (`off`), or everybody (`open`). */
export type MetricsAccess = { readonly token: string } | 'off' | 'open';

/** Options of the metrics. */
export class MetricsOptions {
  readonly access: MetricsAccess;
}
