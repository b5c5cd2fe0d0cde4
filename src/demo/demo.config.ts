import { defineConfig, flag, Variable } from '../config';

class DemoVariables {
  @Variable(flag) readonly DEMO?: boolean;
}

/** Options of the demo accounts. */
export class DemoOptions {
  /** True when the demo accounts are created at the start. */
  readonly enabled: boolean;
}

export const demoConfig = defineConfig({
  variables: DemoVariables,
  options: DemoOptions,
  productionRules: [
    {
      reads: ['DEMO'],
      rule: 'must not be true in production: the password of the demo accounts is public',
      isBroken: (env) => env.DEMO === true,
    },
  ],
  toOptions: (env, { environment }): DemoOptions => ({ enabled: env.DEMO ?? environment === 'development' }),
});
