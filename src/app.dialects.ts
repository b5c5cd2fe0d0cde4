import type { DynamicModule } from '@nestjs/common';
import type { AppConfig } from './config';
import { GpsModule } from './dialects/gps/gps.module';
import { MemberModule } from './dialects/member/member.module';
import { PcuserModule } from './dialects/pcuser/pcuser.module';
import { SmssendModule } from './dialects/smssend/smssend.module';
import { SystemsModule } from './dialects/systems/systems.module';
import type { Face } from './wire';

/** The modules that dialects ask. */
export interface Asked {
  readonly apps: DynamicModule;
  readonly auth: DynamicModule;
  readonly captcha: DynamicModule;
}

interface Dialect {
  readonly enabled: boolean;
  readonly face: Face;
  readonly module: () => DynamicModule;
}

/** The only list of dialects. One that is switched off is not there at all. */
export function dialectsOf({ dialects }: AppConfig, { apps, auth, captcha }: Asked) {
  const { systems, pcuser, smssend, member, gps } = dialects;
  const known: readonly Dialect[] = [
    {
      enabled: systems.enabled,
      face: SystemsModule.face,
      module: () => SystemsModule.forRoot({ options: systems, auth }),
    },
    {
      enabled: pcuser.enabled,
      face: PcuserModule.face,
      module: () => PcuserModule.forRoot({ options: pcuser, auth, captcha }),
    },
    {
      enabled: smssend.enabled,
      face: SmssendModule.face,
      module: () => SmssendModule.forRoot({ options: smssend, auth, captcha }),
    },
    {
      enabled: member.enabled,
      face: MemberModule.face,
      module: () => MemberModule.forRoot({ options: member, auth, captcha }),
    },
    { enabled: gps.enabled, face: GpsModule.face, module: () => GpsModule.forRoot({ options: gps, apps, auth }) },
  ];
  const served = known.filter(({ enabled }) => enabled);
  return {
    faces: served.map(({ face }) => face),
    modules: served.map(({ module }) => module()),
  };
}
