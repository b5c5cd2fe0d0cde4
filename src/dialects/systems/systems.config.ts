import {
  appId,
  DEFAULT_CLIENT,
  defineConfig,
  disclosure,
  type DisclosureSwitch,
  flag,
  oneOf,
  Variable,
} from '../../config';

class SystemsVariables {
  @Variable(flag) readonly DIALECT_SYSTEMS_ENABLED: boolean = true;
  @Variable(appId) readonly DIALECT_SYSTEMS_APP: string = DEFAULT_CLIENT;
  @Variable(disclosure) readonly DIALECT_SYSTEMS_DISCLOSURE: DisclosureSwitch = 'documented';
  @Variable(oneOf('documented', 'core')) readonly DIALECT_SYSTEMS_PASSWORD_POLICY: 'documented' | 'core' = 'documented';
}

/** Options of the systems dialect. */
export class SystemsOptions {
  readonly enabled: boolean;
  /** Client application whose accounts the dialect serves. */
  readonly app: string;
  readonly disclosure: DisclosureSwitch;
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
    enabled: env.DIALECT_SYSTEMS_ENABLED,
    app: env.DIALECT_SYSTEMS_APP,
    disclosure: env.DIALECT_SYSTEMS_DISCLOSURE,
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
