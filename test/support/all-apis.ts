import { GpsModule } from '../../src/dialects/gps/gps.module';
import { MemberModule } from '../../src/dialects/member/member.module';
import { PcuserModule } from '../../src/dialects/pcuser/pcuser.module';
import { SmssendModule } from '../../src/dialects/smssend/smssend.module';
import { SystemsModule } from '../../src/dialects/systems/systems.module';
import { VerifyModule } from '../../src/dialects/verify/verify.module';
import type { ApiDescription } from '../../src/http';

/** Every interface, in the order in which a server lists them. */
export const allApis: readonly ApiDescription[] = [
  SystemsModule,
  PcuserModule,
  SmssendModule,
  MemberModule,
  GpsModule,
  VerifyModule,
].map(({ api }) => api);
