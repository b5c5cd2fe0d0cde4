import { defineConfig, text, Variable } from '../config';

/** Sign key of the default client in development; production refuses it. */
const EXAMPLE_SIGN_KEY = 'dev-sign-key';

export class ClientsVariables {
  @Variable(text) readonly MEMBER_SIGN_KEY?: string;
}

/** Options of the client applications. */
export class ClientsOptions {
  /** Key that requests of the default client are signed with; every other client has a key of its own. */
  readonly defaultSignKey: string;
}

export const clientsConfig = defineConfig({
  variables: ClientsVariables,
  options: ClientsOptions,
  toOptions: (env): ClientsOptions => ({ defaultSignKey: env.MEMBER_SIGN_KEY ?? EXAMPLE_SIGN_KEY }),
});
