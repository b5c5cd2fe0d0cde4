import type { DynamicModule } from '@nestjs/common';
import type { AppConfig } from './config';
import { GpsModule } from './dialects/gps/gps.module';
import { MemberModule } from './dialects/member/member.module';
import { PcuserModule } from './dialects/pcuser/pcuser.module';
import { SmssendModule } from './dialects/smssend/smssend.module';
import { SystemsModule } from './dialects/systems/systems.module';
import type { ApiDescription } from './http';

/** The modules that dialects ask. */
export interface Asked {
  readonly apps: DynamicModule;
  readonly auth: DynamicModule;
  readonly captcha: DynamicModule;
}

interface Dialect {
  readonly enabled: boolean;
  readonly api: ApiDescription;
  readonly module: () => DynamicModule;
}

/** The only list of dialects. One that is switched off is not there at all. */
export function dialectsOf({ dialects }: AppConfig, { apps, auth, captcha }: Asked) {
  const { systems, pcuser, smssend, member, gps } = dialects;
  const known: readonly Dialect[] = [
    {
      enabled: systems.enabled,
      api: SystemsModule.api,
      module: () => SystemsModule.forRoot({ options: systems, auth }),
    },
    {
      enabled: pcuser.enabled,
      api: PcuserModule.api,
      module: () => PcuserModule.forRoot({ options: pcuser, auth, captcha }),
    },
    {
      enabled: smssend.enabled,
      api: SmssendModule.api,
      module: () => SmssendModule.forRoot({ options: smssend, auth, captcha }),
    },
    {
      enabled: member.enabled,
      api: MemberModule.api,
      module: () => MemberModule.forRoot({ options: member, auth, captcha }),
    },
    { enabled: gps.enabled, api: GpsModule.api, module: () => GpsModule.forRoot({ options: gps, apps, auth }) },
  ];
  const served = known.filter(({ enabled }) => enabled);
  return {
    apis: served.map(({ api }) => api),
    modules: served.map(({ module }) => module()),
  };
}
