import { ApiChallengeEntity } from './api/challenges/api-challenge.entity';
import { IdempotentRequestEntity } from './api/idempotency/idempotent-request.entity';
import { ClientEntity } from './clients/client.entity';
import { ClientSecretEntity } from './clients/client-secret.entity';
import { AuditEntryEntity } from './audit/audit-entry.entity';
import { AuditSealEntity } from './audit/audit-seal.entity';
import { AccountEntity } from './auth/accounts/account.entity';
import { AuthKeyEntity } from './auth/accounts/auth-key.entity';
import { CounterEntity } from './auth/accounts/counter.entity';
import { RemoteWriteEntity } from './auth/remote-writes/remote-write.entity';
import { IdentityCardEntity } from './auth/registration/identity-card.entity';
import { NonceEntity } from './auth/request-signature/nonce.entity';
import { SessionEntity } from './auth/sessions/session.entity';
import { TicketEntity } from './auth/recovery/ticket.entity';
import { VerificationEntity } from './auth/verification/verification.entity';
import { BlockEntity } from './blocks/block.entity';
import { CaptchaEntity } from './captcha/captcha.entity';
import { SpentProofEntity } from './captcha/proofs/spent-proof.entity';
import { OperatorEntity } from './console/operators/operator.entity';
import { RecoveryRequestEntity } from './console/recovery/recovery-request.entity';
import { ConsoleSessionEntity } from './console/sessions/console-session.entity';
import type { Schema } from './database';
import { CreateAudit1763700000000 } from './database/migrations/1763700000000-create-audit';
import { CreateApps1763700000500 } from './database/migrations/1763700000500-create-apps';
import { CreateCaptchas1763700001000 } from './database/migrations/1763700001000-create-captchas';
import { CreateNotification1763700002000 } from './database/migrations/1763700002000-create-notification';
import { CreateOtp1763700003000 } from './database/migrations/1763700003000-create-otp';
import { CreateAuth1763700004000 } from './database/migrations/1763700004000-create-auth';
import { CreateNonces1763700005000 } from './database/migrations/1763700005000-create-nonces';
import { CreateIdentityCards1763700005100 } from './database/migrations/1763700005100-create-identity-cards';
import { AddReceipts1763700006000 } from './database/migrations/1763700006000-add-receipts';
import { RenameToStandardTerms1764160000000 } from './database/migrations/1764160000000-rename-to-standard-terms';
import { RenameProviderToVendor1764160001000 } from './database/migrations/1764160001000-rename-provider-to-vendor';
import { AddLocaleOfFlow1764170000000 } from './database/migrations/1764170000000-add-locale-of-flow';
import { RememberReplacedCaptchas1764172000000 } from './database/migrations/1764172000000-remember-replaced-captchas';
import { AddTicketKind1764173000000 } from './database/migrations/1764173000000-add-ticket-kind';
import { AddChallengeDecoy1764173000100 } from './database/migrations/1764173000100-add-challenge-decoy';
import { CapSpend1764180000000 } from './database/migrations/1764180000000-cap-spend';
import { WatchDestinations1764180001000 } from './database/migrations/1764180001000-watch-destinations';
import { FoldAuditEntries1764190000000 } from './database/migrations/1764190000000-fold-audit-entries';
import { RememberSpentProofs1764201000000 } from './database/migrations/1764201000000-remember-spent-proofs';
import { AddCodeNetwork1764202000000 } from './database/migrations/1764202000000-add-code-network';
import { TrackSessionUse1764204000000 } from './database/migrations/1764204000000-track-session-use';
import { StoreCodesWithChallenges1764220000000 } from './database/migrations/1764220000000-store-codes-with-challenges';
import { HoldIdsOfOwners1764230000000 } from './database/migrations/1764230000000-hold-ids-of-owners';
import { RecordRemoteWrites1764231000000 } from './database/migrations/1764231000000-record-remote-writes';
import { CreateEventOutbox1764232000000 } from './database/migrations/1764232000000-create-event-outbox';
import { CreateClientSecrets1764240000000 } from './database/migrations/1764240000000-create-client-secrets';
import { CreateVerifications1764240100000 } from './database/migrations/1764240100000-create-verifications';
import { AddSessionDevice1764250000000 } from './database/migrations/1764250000000-add-session-device';
import { CreateApiIdempotency1764250200000 } from './database/migrations/1764250200000-create-api-idempotency';
import { CreateApiChallenges1764250100000 } from './database/migrations/1764250100000-create-api-challenges';
import { CreateBlocks1764270000000 } from './database/migrations/1764270000000-create-blocks';
import { AddClientCodeLength1764331000000 } from './database/migrations/1764331000000-add-client-code-length';
import { CreateAuthKeys1764321000000 } from './database/migrations/1764321000000-create-auth-keys';
import { AddAccountLocks1764320000000 } from './database/migrations/1764320000000-add-account-locks';
import { ChainAudit1764271000000 } from './database/migrations/1764271000000-chain-audit';
import { CreateConsole1764280000000 } from './database/migrations/1764280000000-create-console';
import { CreateDeliveryDays1764290000000 } from './database/migrations/1764290000000-create-delivery-days';
import { EventEntity } from './events/event.entity';
import { DeliveryDayEntity } from './notification/funnel/delivery-day.entity';
import { InboxMessageEntity } from './notification/inbox/inbox-message.entity';
import { OutboxMessageEntity } from './notification/outbox/outbox-message.entity';
import { ReceiptEntity } from './notification/receipts/receipt.entity';
import { SpendEntity } from './notification/spend/spend.entity';
import { ChallengeEntity } from './otp/challenge.entity';
import { DestinationEntity } from './otp/limits/destination.entity';
import { RateWindowEntity } from './otp/limits/rate-window.entity';

/** Entities and migrations of all modules, shared by the application, the command line and the migration tools. */
export const schema: Schema = {
  entities: [
    AccountEntity,
    AuthKeyEntity,
    ApiChallengeEntity,
    ClientEntity,
    ClientSecretEntity,
    AuditEntryEntity,
    AuditSealEntity,
    BlockEntity,
    CaptchaEntity,
    ChallengeEntity,
    ConsoleSessionEntity,
    CounterEntity,
    DeliveryDayEntity,
    DestinationEntity,
    EventEntity,
    IdempotentRequestEntity,
    IdentityCardEntity,
    InboxMessageEntity,
    RateWindowEntity,
    NonceEntity,
    OperatorEntity,
    OutboxMessageEntity,
    ReceiptEntity,
    RecoveryRequestEntity,
    RemoteWriteEntity,
    SessionEntity,
    SpendEntity,
    SpentProofEntity,
    TicketEntity,
    VerificationEntity,
  ],
  migrations: [
    CreateAudit1763700000000,
    CreateApps1763700000500,
    CreateCaptchas1763700001000,
    CreateNotification1763700002000,
    CreateOtp1763700003000,
    CreateAuth1763700004000,
    CreateNonces1763700005000,
    CreateIdentityCards1763700005100,
    AddReceipts1763700006000,
    RenameToStandardTerms1764160000000,
    RenameProviderToVendor1764160001000,
    AddLocaleOfFlow1764170000000,
    RememberReplacedCaptchas1764172000000,
    AddTicketKind1764173000000,
    AddChallengeDecoy1764173000100,
    CapSpend1764180000000,
    WatchDestinations1764180001000,
    FoldAuditEntries1764190000000,
    RememberSpentProofs1764201000000,
    AddCodeNetwork1764202000000,
    TrackSessionUse1764204000000,
    StoreCodesWithChallenges1764220000000,
    HoldIdsOfOwners1764230000000,
    RecordRemoteWrites1764231000000,
    CreateEventOutbox1764232000000,
    CreateClientSecrets1764240000000,
    CreateVerifications1764240100000,
    AddSessionDevice1764250000000,
    CreateApiChallenges1764250100000,
    CreateApiIdempotency1764250200000,
    CreateBlocks1764270000000,
    ChainAudit1764271000000,
    AddAccountLocks1764320000000,
    CreateAuthKeys1764321000000,
    CreateConsole1764280000000,
    CreateDeliveryDays1764290000000,
    AddClientCodeLength1764331000000,
  ],
};
