import type { DynamicModule } from '@nestjs/common';
import type { AppConfig } from './config';
import { GpsModule } from './dialects/gps/gps.module';
import { MemberModule } from './dialects/member/member.module';
import { PcuserModule } from './dialects/pcuser/pcuser.module';
import { SmssendModule } from './dialects/smssend/smssend.module';
import { SystemsModule } from './dialects/systems/systems.module';

/** The modules that dialects ask. */
export interface Asked {
  readonly apps: DynamicModule;
  readonly auth: DynamicModule;
  readonly captcha: DynamicModule;
}

/** A page that lists the answers of a dialect. */
interface AnswersPage {
  readonly href: string;
  readonly title: string;
}

interface Dialect {
  readonly enabled: boolean;
  readonly module: () => DynamicModule;
  readonly answers?: AnswersPage;
}

/** The only list of dialects. One that is switched off is not there at all. */
export function dialectsOf({ dialects }: AppConfig, { apps, auth, captcha }: Asked) {
  const { systems, pcuser, smssend, member, gps } = dialects;
  const known: readonly Dialect[] = [
    {
      enabled: systems.enabled,
      module: () => SystemsModule.forRoot({ options: systems, auth }),
      answers: { href: '/Systems/errorCodes', title: 'Systems error codes' },
    },
    { enabled: pcuser.enabled, module: () => PcuserModule.forRoot({ options: pcuser, auth, captcha }) },
    {
      enabled: smssend.enabled,
      module: () => SmssendModule.forRoot({ options: smssend, auth, captcha }),
      answers: { href: '/api/Smssend/errorCodes', title: 'Smssend error codes' },
    },
    { enabled: member.enabled, module: () => MemberModule.forRoot({ options: member, auth, captcha }) },
    { enabled: gps.enabled, module: () => GpsModule.forRoot({ options: gps, apps, auth }) },
  ];
  const served = known.filter(({ enabled }) => enabled);
  return {
    modules: served.map(({ module }) => module()),
    answers: served.flatMap(({ answers }) => (answers ? [answers] : [])),
  };
}
