import { Module } from '@nestjs/common';
import { AuthModule } from '../auth';
import { CaptchaModule } from '../captcha';
import { ClientsModule } from '../clients';
import { MaintenanceJobs } from '../common';
import { AnswerReplay } from '../http';
import { AccountCreation } from './accounts/account-creation';
import { AccountsController } from './accounts/accounts.controller';
import { AddressBinding } from './accounts/address-binding';
import { MyAccountController } from './accounts/my-account.controller';
import { PasswordsController } from './accounts/passwords.controller';
import { CaptchasController } from './captchas/captchas.controller';
import { ApiChallengeStore } from './challenges/api-challenge.sql-store';
import { ChallengeCallers } from './challenges/challenge-callers';
import { ChallengesController } from './challenges/challenges.controller';
import { ChallengesService } from './challenges/challenges.service';
import { CodeChecks } from './challenges/code-checks';
import { CodeSends } from './challenges/code-sends';
import { Callers } from './clients/callers';
import { Idempotency } from './idempotency/idempotency';
import { IdempotencyStore } from './idempotency/idempotency.sql-store';
import { allProblems } from './problems/problems';
import { IntrospectionController } from './sessions/introspection.controller';
import { SessionOpener } from './sessions/session-opener';
import { SessionsController } from './sessions/sessions.controller';

/** Nest module of our own REST API, /v1. */
@Module({
  imports: [AuthModule, CaptchaModule, ClientsModule],
  controllers: [
    CaptchasController,
    ChallengesController,
    AccountsController,
    MyAccountController,
    PasswordsController,
    SessionsController,
    IntrospectionController,
  ],
  providers: [
    AccountCreation,
    AddressBinding,
    Callers,
    ChallengeCallers,
    ApiChallengeStore,
    ChallengesService,
    CodeChecks,
    CodeSends,
    SessionOpener,
    IdempotencyStore,
    { provide: AnswerReplay, useClass: Idempotency },
  ],
  exports: [AnswerReplay],
})
export class ApiModule {
  /** Problems that its answers name, for the page that explains them. */
  static readonly problems = allProblems;

  constructor(maintenance: MaintenanceJobs, challenges: ApiChallengeStore, requests: IdempotencyStore) {
    maintenance.add('requests with idempotency keys', (limit) => requests.purge(limit));
    maintenance.add('expired challenges of /v1', (limit) => challenges.purge(limit));
  }
}
