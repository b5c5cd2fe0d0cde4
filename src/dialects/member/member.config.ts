import type { SignaturePolicy } from '../../auth';
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

export class MemberVariables {
  @Variable(flag) readonly DIALECT_MEMBER_ENABLED: boolean = true;
  @Variable(appId) readonly DIALECT_MEMBER_APP: string = DEFAULT_CLIENT;
  @Variable(disclosure) readonly DIALECT_MEMBER_DISCLOSURE: DisclosureSwitch = 'documented';
  @Variable(oneOf('verify', 'off')) readonly DIALECT_MEMBER_SIGN: 'verify' | 'off' = 'verify';
  @Variable(oneOf('strict', 'body', 'off')) readonly DIALECT_MEMBER_REPLAY: 'strict' | 'body' | 'off' = 'strict';
}

/** Options of the member dialect. */
export class MemberOptions implements SignaturePolicy {
  readonly enabled: boolean;
  /** Client application whose accounts the dialect serves, and with whose key requests are signed. */
  readonly app: string;
  readonly disclosure: DisclosureSwitch;
  readonly sign: SignaturePolicy['sign'];
  readonly replay: SignaturePolicy['replay'];
}

export const memberConfig = defineConfig({
  variables: MemberVariables,
  options: MemberOptions,
  apiPath: '/api/member',
  toOptions: (env): MemberOptions => ({
    enabled: env.DIALECT_MEMBER_ENABLED,
    app: env.DIALECT_MEMBER_APP,
    disclosure: env.DIALECT_MEMBER_DISCLOSURE,
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
