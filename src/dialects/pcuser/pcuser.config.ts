import { appDialectOptions, AppDialectOptions, appDialectVariables, defineConfig, flag, Variable } from '../../config';

class PcuserVariables extends appDialectVariables('PCUSER') {
  @Variable(flag) readonly DIALECT_PCUSER_REGISTER_CODES: boolean = false;
}

/** Options of the pcuser dialect. */
export class PcuserOptions extends AppDialectOptions {
  /** True when 验证码用途 1 (register) is served beside 10004 (find password). */
  readonly registerCodes: boolean;
}

export const pcuserConfig = defineConfig({
  variables: PcuserVariables,
  options: PcuserOptions,
  apiPath: '/pcuser-find-password',
  toOptions: (env): PcuserOptions => ({
    ...appDialectOptions('PCUSER', env),
    registerCodes: env.DIALECT_PCUSER_REGISTER_CODES,
  }),
});
