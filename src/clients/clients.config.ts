import { defineConfig, text, Variable } from '../config';

/** Sign key of the default client application in development; refused in production. */
const EXAMPLE_SIGN_KEY = 'dev-sign-key';

export class ClientsVariables {
  @Variable(text) readonly MEMBER_SIGN_KEY?: string;
}

/** Options of the clients module. */
export class ClientsOptions {
  /**
   * Key with which requests of the default client application are signed; all others have generated keys in the
   * database.
   */
  readonly defaultSignKey: string;
}

export const clientsConfig = defineConfig({
  variables: ClientsVariables,
  options: ClientsOptions,
  toOptions: (env): ClientsOptions => ({ defaultSignKey: env.MEMBER_SIGN_KEY ?? EXAMPLE_SIGN_KEY }),
});
