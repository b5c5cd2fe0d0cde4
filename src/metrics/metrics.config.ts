import { defineConfig, isWeakSecret, secret, STRONG_SECRETS, Variable } from '../config';

class MetricsVariables {
  @Variable(secret) readonly METRICS_TOKEN?: string;
}

/** Options of the metrics module. */
export class MetricsOptions {
  /** Access to the metrics: `off`: not served; `open`: without authentication; else with the token. */
  readonly access: { readonly token: string } | 'off' | 'open';
}

export const metricsConfig = defineConfig({
  variables: MetricsVariables,
  options: MetricsOptions,
  productionRules: [
    {
      reads: ['METRICS_TOKEN'],
      rule: STRONG_SECRETS,
      isBroken: (env) => env.METRICS_TOKEN !== undefined && isWeakSecret(env.METRICS_TOKEN),
    },
  ],
  toOptions: ({ METRICS_TOKEN: token }, { isProduction }): MetricsOptions => {
    if (token !== undefined) return { access: { token } };
    return { access: isProduction ? 'off' : 'open' };
  },
});
