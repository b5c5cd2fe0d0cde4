import { type DynamicModule, Module, type Provider } from '@nestjs/common';
import { AuditModule } from '../audit';
import { Chores } from '../kernel';
import { AccountDirectory } from './accounts/account.directory';
import { EmailFinder } from './accounts/email-finder';
import { IdentifierFinder } from './accounts/identifier-finder';
import { Logins } from './accounts/logins';
import { Newcomers } from './accounts/newcomers';
import { RecipientFinder } from './accounts/recipient-finder';
import { Argon2PasswordHasher } from './adapters/argon2/argon2-password.hasher';
import { BundledCommonPasswords } from './adapters/bundled/bundled-common-passwords';
import { TypeormAccountDirectory } from './adapters/typeorm/typeorm-account.directory';
import { TypeormCounterStore } from './adapters/typeorm/typeorm-counter.store';
import { TypeormIdentityCardStore } from './adapters/typeorm/typeorm-identity-card.store';
import { TypeormNonceStore } from './adapters/typeorm/typeorm-nonce.store';
import { TypeormSessionStore } from './adapters/typeorm/typeorm-session.store';
import { TypeormTicketStore } from './adapters/typeorm/typeorm-ticket.store';
import { AUTH_OPTIONS, type AuthOptions } from './auth.options';
import { CodeDesk } from './code-desk';
import { CounterStore } from './counters/counter.store';
import { DisclosureMeter } from './counters/disclosure-meter';
import { LoginGuard } from './counters/login-guard';
import { Decisions } from './decisions';
import { IdentityCardStore } from './identity/identity-card.store';
import { CommonPasswords } from './passwords/common-passwords';
import { NewPasswords } from './passwords/new-passwords';
import { PasswordJudge } from './passwords/password-judge';
import { OwnerNotices } from './accounts/owner-notices';
import { PasswordReset } from './passwords/password-reset';
import { PasswordHasher } from './passwords/password.hasher';
import { CodeSender } from './sending/code-sender';
import { LinkSender } from './sending/link-sender';
import { RecoveryLinks } from './sending/recovery-links';
import { SmsAdmission } from './sending/sms-admission';
import { SessionDesk } from './sessions/session-desk';
import { SessionStore } from './sessions/session.store';
import { NonceStore } from './signature/nonce.store';
import { Signatures } from './signature/signatures';
import { TicketOffice } from './tickets/ticket-office';
import { TicketStore } from './tickets/ticket.store';
import { useCases } from './use-cases/use-cases';

const adapters: Provider[] = [
  { provide: AccountDirectory, useClass: TypeormAccountDirectory },
  { provide: CounterStore, useClass: TypeormCounterStore },
  { provide: IdentityCardStore, useClass: TypeormIdentityCardStore },
  { provide: NonceStore, useClass: TypeormNonceStore },
  { provide: SessionStore, useClass: TypeormSessionStore },
  { provide: TicketStore, useClass: TypeormTicketStore },
  { provide: PasswordHasher, useClass: Argon2PasswordHasher },
  { provide: CommonPasswords, useClass: BundledCommonPasswords },
];

const collaborators: Provider[] = [
  ...[EmailFinder, IdentifierFinder, Logins, Newcomers, RecipientFinder],
  ...[DisclosureMeter, LoginGuard, Decisions],
  ...[NewPasswords, PasswordJudge, OwnerNotices, PasswordReset],
  ...[CodeDesk, CodeSender, LinkSender, RecoveryLinks, SmsAdmission],
  ...[SessionDesk, Signatures, TicketOffice],
];

export interface AuthModuleOptions {
  readonly options: AuthOptions;
  /** The client products, whose keys sign requests. */
  readonly apps: DynamicModule;
  /** The codes and the messages that people are reached with. */
  readonly otp: DynamicModule;
  readonly notification: DynamicModule;
}

/** Who people are, and what they may change: the use cases that every face of regain asks. */
@Module({})
export class AuthModule {
  constructor(
    chores: Chores,
    counters: CounterStore,
    nonces: NonceStore,
    sessions: SessionStore,
    tickets: TicketStore,
  ) {
    chores.add('expired counters', (limit) => counters.purge(limit));
    chores.add('expired nonces', (limit) => nonces.purge(limit));
    chores.add('expired sessions', (limit) => sessions.purge(limit));
    chores.add('expired tickets', (limit) => tickets.purge(limit));
  }

  static forRoot({ options, apps, otp, notification }: AuthModuleOptions): DynamicModule {
    return {
      module: AuthModule,
      imports: [apps, otp, notification, AuditModule],
      providers: [{ provide: AUTH_OPTIONS, useValue: options }, ...adapters, ...collaborators, ...useCases],
      exports: [Signatures, ...useCases],
    };
  }
}
