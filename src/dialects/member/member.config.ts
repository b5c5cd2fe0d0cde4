import type { SignaturePolicy } from '../../auth';
import { appDialectOptions, AppDialectOptions, appDialectVariables, defineConfig, oneOf, Variable } from '../../config';

export class MemberVariables extends appDialectVariables('MEMBER') {
  @Variable(oneOf('verify', 'off')) readonly DIALECT_MEMBER_SIGN: 'verify' | 'off' = 'verify';
  @Variable(oneOf('strict', 'body', 'off')) readonly DIALECT_MEMBER_REPLAY: 'strict' | 'body' | 'off' = 'strict';
}

/** Options of the member dialect. */
export class MemberOptions extends AppDialectOptions implements SignaturePolicy {
  /** Client application whose accounts the dialect serves, and with whose key requests are signed. */
  override readonly app: string;
  readonly sign: SignaturePolicy['sign'];
  readonly replay: SignaturePolicy['replay'];
}

export const memberConfig = defineConfig({
  variables: MemberVariables,
  options: MemberOptions,
  apiPath: '/api/member',
  toOptions: (env): MemberOptions => ({
    ...appDialectOptions('MEMBER', env),
    sign: env.DIALECT_MEMBER_SIGN,
    replay: env.DIALECT_MEMBER_REPLAY,
  }),
  warnings: ({ enabled, sign, replay }) =>
    enabled && (sign === 'off' || replay === 'off')
      ? [
          'member takes requests that nobody has signed, or signed ones again (DIALECT_MEMBER_SIGN=verify and ' +
            'DIALECT_MEMBER_REPLAY=strict end that)',
        ]
      : [],
});
