import { Module } from '@nestjs/common';
import { AuditModule } from '../audit';
import { AuthModule } from '../auth';
import { BlocksModule } from '../blocks';
import { ClientsModule } from '../clients';
import { NotificationModule } from '../notification';
import { BlocksController } from './blocks/blocks.controller';
import { ConsoleCookie } from './frame/console-cookie';
import { HomeController } from './frame/home.controller';
import { OperatorsModule } from './operators/operators.module';
import { AssistedRecovery } from './recovery/assisted-recovery';
import { RecoveryController } from './recovery/recovery.controller';
import { SearchController } from './search/search.controller';
import { SearchService } from './search/search.service';
import { ConsoleTemplatesController } from './templates/console-templates.controller';
import { EnrolmentController } from './sign-in/enrolment.controller';
import { OperatorCredentials } from './operators/operator-credentials';
import { TotpSecrets } from './operators/totp-secrets';
import { OverviewController } from './overview/overview.controller';
import { OverviewModule } from './overview/overview.module';
import { ConsoleSessions } from './sessions/console-sessions';
import { Enrolments } from './sign-in/enrolments';
import { SignInLimiter } from './sign-in/sign-in-limiter';
import { OperatorSignIn } from './sign-in/operator-sign-in';
import { SignInController } from './sign-in/sign-in.controller';
import { SignOutController } from './sign-in/sign-out.controller';

/** Nest module of the operator console under /console. */
@Module({
  imports: [AuditModule, AuthModule, BlocksModule, ClientsModule, NotificationModule, OperatorsModule, OverviewModule],
  controllers: [
    ...[BlocksController, ConsoleTemplatesController, RecoveryController, SearchController],
    ...[EnrolmentController, HomeController, OverviewController, SignInController, SignOutController],
  ],
  providers: [
    ...[ConsoleCookie, ConsoleSessions, Enrolments, OperatorCredentials, OperatorSignIn, SignInLimiter, TotpSecrets],
    ...[AssistedRecovery, SearchService],
  ],
})
export class ConsoleModule {}
