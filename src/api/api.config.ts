import { defineConfig, flag, Variable } from '../config';

class ApiVariables {
  @Variable(flag) readonly API_V1_ENABLED: boolean = true;
}

/** Options of the REST API /v1. */
export class ApiOptions {
  readonly enabled: boolean;
  /** Public URL of the service, with which links in answers begin. */
  readonly publicUrl: string;
}

export const apiConfig = defineConfig({
  variables: ApiVariables,
  options: ApiOptions,
  apiPath: '/v1',
  toOptions: (env, { publicUrl }): ApiOptions => ({ enabled: env.API_V1_ENABLED, publicUrl }),
});
