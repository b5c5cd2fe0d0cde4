import { appDialectOptions, AppDialectOptions, appDialectVariables, defineConfig, oneOf, Variable } from '../../config';

class SystemsVariables extends appDialectVariables('SYSTEMS') {
  @Variable(oneOf('documented', 'core')) readonly DIALECT_SYSTEMS_PASSWORD_POLICY: 'documented' | 'core' = 'documented';
}

/** Options of the systems dialect. */
export class SystemsOptions extends AppDialectOptions {
  /**
   * Policy for new passwords. `documented`: 6 to 15 letters and digits, as in the clients' source document; `core`:
   * that of all other dialects.
   */
  readonly passwordPolicy: 'documented' | 'core';
}

export const systemsConfig = defineConfig({
  variables: SystemsVariables,
  options: SystemsOptions,
  apiPath: '/Systems',
  toOptions: (env): SystemsOptions => ({
    ...appDialectOptions('SYSTEMS', env),
    passwordPolicy: env.DIALECT_SYSTEMS_PASSWORD_POLICY,
  }),
  warnings: ({ enabled, passwordPolicy }) =>
    enabled && passwordPolicy === 'documented'
      ? [
          'systems takes passwords of 6 to 15 letters and digits, as documented, which is weaker than the policy of all ' +
            'others (DIALECT_SYSTEMS_PASSWORD_POLICY=core ends that)',
        ]
      : [],
});
