import { Module, type Provider } from '@nestjs/common';
import { AuditModule } from '../audit';
import { ClientsModule } from '../clients';
import { MaintenanceJobs } from '../common';
import { NotificationModule } from '../notification';
import { OtpModule } from '../otp';
import { AccountDirectory } from './accounts/account.directory';
import { EmailFinder } from './accounts/email-finder';
import { IdentifierFinder } from './accounts/identifier-finder';
import { Logins } from './accounts/logins';
import { RegistrationService } from './registration/registration.service';
import { RecipientFinder } from './accounts/recipient-finder';
import { Argon2PasswordHasher } from './accounts/argon2-password.hasher';
import { BundledCommonPasswords } from './accounts/bundled-common-passwords';
import { TypeormAccountDirectory } from './accounts/typeorm-account.directory';
import { TypeormCounterStore } from './accounts/typeorm-counter.store';
import { TypeormIdentityCardStore } from './registration/typeorm-identity-card.store';
import { TypeormNonceStore } from './request-signature/typeorm-nonce.store';
import { TypeormSessionStore } from './sessions/typeorm-session.store';
import { TypeormTicketStore } from './recovery/typeorm-ticket.store';
import { CodeDesk } from './code-desk';
import { CounterStore } from './accounts/counter.store';
import { EnumerationLimiter } from './accounts/enumeration-limiter';
import { LoginThrottle } from './sign-in/login-throttle';
import { AuditRecorder } from './audit-recorder';
import { IdentityCardStore } from './registration/identity-card.store';
import { CommonPasswords } from './accounts/common-passwords';
import { NewPasswords } from './accounts/new-passwords';
import { PasswordVerifier } from './accounts/password-verifier';
import { OwnerNotices } from './registration/owner-notices';
import { PasswordReset } from './recovery/password-reset';
import { PasswordHasher } from './accounts/password.hasher';
import { CodeSender } from './recovery/code-sender';
import { LinkSender } from './recovery/link-sender';
import { RecoveryLinks } from './recovery/recovery-links';
import { SmsAdmission } from './recovery/sms-admission';
import { SessionService } from './sessions/session.service';
import { SessionStore } from './sessions/session.store';
import { NonceStore } from './request-signature/nonce.store';
import { Signatures } from './request-signature/signatures';
import { TicketService } from './recovery/ticket.service';
import { TicketStore } from './recovery/ticket.store';
import { useCases } from './use-cases';

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
  ...[EmailFinder, IdentifierFinder, Logins, RegistrationService, RecipientFinder],
  ...[EnumerationLimiter, LoginThrottle, AuditRecorder],
  ...[NewPasswords, PasswordVerifier, OwnerNotices, PasswordReset],
  ...[CodeDesk, CodeSender, LinkSender, RecoveryLinks, SmsAdmission],
  ...[SessionService, Signatures, TicketService],
];

/** Accounts, recovery, registration, sign-in and sessions: the use cases that every dialect calls. */
@Module({
  imports: [ClientsModule, OtpModule, NotificationModule, AuditModule],
  providers: [...adapters, ...collaborators, ...useCases],
  exports: [Signatures, ...useCases],
})
export class AuthModule {
  constructor(
    maintenance: MaintenanceJobs,
    counters: CounterStore,
    nonces: NonceStore,
    sessions: SessionStore,
    tickets: TicketStore,
  ) {
    maintenance.add('expired counters', (limit) => counters.purge(limit));
    maintenance.add('expired nonces', (limit) => nonces.purge(limit));
    maintenance.add('expired sessions', (limit) => sessions.purge(limit));
    maintenance.add('expired tickets', (limit) => tickets.purge(limit));
  }
}
