import { defineConfig, flag, Variable } from '../../config';

class VerifyVariables {
  @Variable(flag) readonly DIALECT_VERIFY_ENABLED: boolean = true;
}

/** Options of the verify dialect. */
export class VerifyOptions {
  readonly enabled: boolean;
  /** Public URL of this service, without a trailing slash. */
  readonly publicUrl: string;
  /** Usual number of digits of a code. */
  readonly codeLength: number;
}

export const verifyConfig = defineConfig({
  variables: VerifyVariables,
  options: VerifyOptions,
  apiPath: '/v2/Services',
  toOptions: (env, { publicUrl, limits }): VerifyOptions => ({
    enabled: env.DIALECT_VERIFY_ENABLED,
    publicUrl,
    codeLength: limits.codeLength,
  }),
});
