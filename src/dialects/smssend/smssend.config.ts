import { appDialectOptions, AppDialectOptions, appDialectVariables, defineConfig, oneOf, Variable } from '../../config';

class SmssendVariables extends appDialectVariables('SMSSEND') {
  @Variable(oneOf('never', 'testTargets')) readonly DIALECT_SMSSEND_ECHO_CODE: 'never' | 'testTargets' = 'never';
  @Variable(oneOf('adaptive', 'always', 'off')) readonly DIALECT_SMSSEND_CAPTCHA: 'adaptive' | 'always' | 'off' =
    'adaptive';
}

/** Options of the smssend dialect. */
export class SmssendOptions extends AppDialectOptions {
  /** `testTargets`: the answer to a send contains the code if the number is a test target, never otherwise. */
  readonly echoCode: 'never' | 'testTargets';
  /** `adaptive`: a captcha is required once a rate limit demands it; `always`: for every send and sign-in. */
  readonly captcha: 'adaptive' | 'always' | 'off';
}

export const smssendConfig = defineConfig({
  variables: SmssendVariables,
  options: SmssendOptions,
  apiPath: '/api/Smssend',
  productionRules: [
    {
      reads: ['DIALECT_SMSSEND_ECHO_CODE'],
      rule: 'must be never in production: nobody but the owner of a number may read its code',
      isBroken: (env) => env.DIALECT_SMSSEND_ECHO_CODE !== 'never',
    },
    {
      reads: ['DIALECT_SMSSEND_CAPTCHA', 'DIALECT_SMSSEND_ENABLED'],
      rule: 'must not be off in production: its clients can show a captcha, and nothing else stops scripts there',
      isBroken: (env) => env.DIALECT_SMSSEND_ENABLED && env.DIALECT_SMSSEND_CAPTCHA === 'off',
    },
  ],
  toOptions: (env): SmssendOptions => ({
    ...appDialectOptions('SMSSEND', env),
    echoCode: env.DIALECT_SMSSEND_ECHO_CODE,
    captcha: env.DIALECT_SMSSEND_CAPTCHA,
  }),
});
