import { Module, type Provider } from '@nestjs/common';
import { AuditModule } from '../audit';
import { ClientsModule } from '../clients';
import { Clock, MaintenanceJobs, Random } from '../common';
import { EventRecorder, EventsModule } from '../events';
import { OutboundHttp } from '../http';
import { NotificationModule } from '../notification';
import { OtpModule } from '../otp';
import { AccountDirectories } from './accounts/account-directories';
import { AccountDirectory } from './accounts/account.directory';
import { Argon2PasswordHasher } from './accounts/argon2-password.hasher';
import { BundledCommonPasswords } from './accounts/bundled-common-passwords';
import { CommonPasswords } from './accounts/common-passwords';
import { CounterStore } from './accounts/counter.sql-store';
import { CredentialVersions } from './accounts/credential-versions';
import { EnumerationLimiter } from './accounts/enumeration-limiter';
import { LocalPasswords } from './accounts/local-passwords';
import { LookupResolver } from './accounts/lookup-resolver';
import { NewPasswords } from './accounts/new-passwords';
import { OwnAccountFields, OwnAccounts } from './accounts/own-account';
import { PasswordVerifier } from './accounts/password-verifier';
import { PasswordHasher } from './accounts/password.hasher';
import { AccountStatistics } from './accounts/transfer/account-statistics';
import { OwnEventTargets } from './accounts/sources/own-event-targets';
import { RemoteTableOpener } from './accounts/remote-table/remote-table.opener';
import { RemoteTableDirectory } from './accounts/remote-table/remote-table.directory';
import { ServiceAccountDirectory } from './accounts/service/service-account.directory';
import { serviceClients } from './accounts/service/service-clients';
import { OwnerTables } from './accounts/table/owner-tables';
import { TableAccountDirectory } from './accounts/table/table-account.directory';
import { AccountTransferStore } from './accounts/transfer/account-transfer.sql-store';
import { ImportWriter } from './accounts/transfer/import-writer';
import { TypedAddresses } from './accounts/typed-addresses';
import { TypeormAccountDirectory } from './accounts/typeorm-account.directory';
import { AuthOptions } from './auth.config';
import { BindCodeSender } from './binding/bind-code.sender';
import { BoundAddressWriter } from './binding/bound-address.writer';
import { CodeSender } from './messages/code-sender';
import { OwnerNotices } from './messages/owner-notices';
import { LinkSender, RecoveryLinks } from './recovery/link-sender';
import { PasswordReset } from './recovery/password-reset';
import { ProofSpender } from './recovery/proof-spender';
import { RecipientFinder } from './recovery/recipient-finder';
import { RemotePasswordWriter } from './recovery/remote-password.writer';
import { RemoteResetEffects } from './recovery/remote-reset-effects';
import { TicketService } from './recovery/ticket.service';
import { TicketStore } from './recovery/ticket.sql-store';
import { TransactionPasswordWriter } from './recovery/transaction-password.writer';
import { IdentityCardStore } from './registration/identity-card.store';
import { RegistrationService } from './registration/registration.service';
import { Registrar } from './registration/registrar';
import { RegistrationCodes } from './registration/registration-codes';
import { RemoteRegistrar } from './registration/remote-registrar';
import { TransactionRegistrar } from './registration/transaction-registrar';
import { GivenUpWrites } from './remote-writes/given-up-writes';
import { RemoteWriteStore } from './remote-writes/remote-write.sql-store';
import { RemoteWrites } from './remote-writes/remote-writes';
import { NonceStore } from './request-signature/nonce.store';
import { SignatureVerifier } from './request-signature/signature-verifier';
import { TypeormNonceStore } from './request-signature/typeorm-nonce.store';
import { SessionService } from './sessions/session.service';
import { SessionStore } from './sessions/session.store';
import { LoginAccountFinder } from './sign-in/login-account.finder';
import { KnownAddresses } from './sign-in/known-addresses';
import { LoginThrottle } from './sign-in/login-throttle';
import { Reauthentication } from './sign-in/reauthentication';
import { useCases } from './use-cases';
import { VerificationStore } from './verification/verification.sql-store';
import { Verifications } from './verification/verifications';

const directoriesOf = (
  { accounts }: AuthOptions,
  events: EventRecorder,
  ...[own, table, remoteTable, service]: readonly [
    TypeormAccountDirectory,
    TableAccountDirectory,
    RemoteTableDirectory,
    ServiceAccountDirectory,
  ]
): AccountDirectories => new AccountDirectories(accounts, { own, table, remoteTable, service }, events);

const serviceDirectoryOf = (
  { accounts, proxies }: AuthOptions,
  versions: CredentialVersions,
  clock: Clock,
  random: Random,
): ServiceAccountDirectory =>
  new ServiceAccountDirectory(serviceClients(accounts, { http: new OutboundHttp(proxies), clock, random }), versions);

const adapters: Provider[] = [
  ...[
    CredentialVersions,
    OwnerTables,
    RemoteTableDirectory,
    RemoteTableOpener,
    TableAccountDirectory,
    TypeormAccountDirectory,
  ],
  {
    provide: ServiceAccountDirectory,
    useFactory: serviceDirectoryOf,
    inject: [AuthOptions, CredentialVersions, Clock, Random],
  },
  {
    provide: AccountDirectories,
    useFactory: directoriesOf,
    inject: [
      AuthOptions,
      EventRecorder,
      TypeormAccountDirectory,
      TableAccountDirectory,
      RemoteTableDirectory,
      ServiceAccountDirectory,
    ],
  },
  { provide: AccountDirectory, useExisting: AccountDirectories },
  { provide: OwnAccountFields, useExisting: TypeormAccountDirectory },
  { provide: NonceStore, useClass: TypeormNonceStore },
  { provide: PasswordHasher, useClass: Argon2PasswordHasher },
  { provide: CommonPasswords, useClass: BundledCommonPasswords },
];

const collaborators: Provider[] = [
  ...[AccountStatistics, AccountTransferStore, CounterStore, IdentityCardStore, SessionStore, TicketStore],
  ...[
    EnumerationLimiter,
    KnownAddresses,
    LoginThrottle,
    Reauthentication,
    LookupResolver,
    LoginAccountFinder,
    RecipientFinder,
  ],
  ...[ImportWriter, OwnEventTargets],
  ...[LocalPasswords, NewPasswords, OwnAccounts, PasswordVerifier, PasswordReset, TypedAddresses],
  ...[TransactionPasswordWriter, RemotePasswordWriter, RemoteResetEffects, ProofSpender],
  ...[Registrar, RegistrationCodes, TransactionRegistrar, RemoteRegistrar],
  ...[RemoteWriteStore, RemoteWrites, GivenUpWrites],
  ...[BindCodeSender, BoundAddressWriter, CodeSender, LinkSender, OwnerNotices, RecoveryLinks],
  ...[RegistrationService, SessionService, SignatureVerifier, TicketService],
  ...[VerificationStore, Verifications],
];

/**
 * Nest module of accounts, recovery, registration, sign-in and sessions: exports the use cases that every dialect
 * calls.
 */
@Module({
  imports: [ClientsModule, OtpModule, NotificationModule, AuditModule, EventsModule],
  providers: [...adapters, ...collaborators, ...useCases],
  exports: [
    AccountStatistics,
    CounterStore,
    NewPasswords,
    PasswordHasher,
    SignatureVerifier,
    TypedAddresses,
    ...useCases,
  ],
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
