import { appId, DEFAULT_CLIENT, defineConfig, disclosure, type DisclosureSwitch, flag, Variable } from '../../config';

class PcuserVariables {
  @Variable(flag) readonly DIALECT_PCUSER_ENABLED: boolean = true;
  @Variable(appId) readonly DIALECT_PCUSER_APP: string = DEFAULT_CLIENT;
  @Variable(disclosure) readonly DIALECT_PCUSER_DISCLOSURE: DisclosureSwitch = 'documented';
  @Variable(flag) readonly DIALECT_PCUSER_REGISTER_CODES: boolean = false;
}

/** Options of the pcuser dialect. */
export class PcuserOptions {
  readonly enabled: boolean;
  /** Client application whose accounts the dialect serves. */
  readonly app: string;
  readonly disclosure: DisclosureSwitch;
  /** True when 验证码用途 1 (register) is served beside 10004 (find password). */
  readonly registerCodes: boolean;
}

export const pcuserConfig = defineConfig({
  variables: PcuserVariables,
  options: PcuserOptions,
  apiPath: '/pcuser-find-password',
  toOptions: (env): PcuserOptions => ({
    enabled: env.DIALECT_PCUSER_ENABLED,
    app: env.DIALECT_PCUSER_APP,
    disclosure: env.DIALECT_PCUSER_DISCLOSURE,
    registerCodes: env.DIALECT_PCUSER_REGISTER_CODES,
  }),
});
