import {
  CheckAccount,
  VerifyRecoveryCode,
  ResetWithCode,
  ResetWithLink,
  SendRecoveryCode,
  SendRecoveryLink,
} from '../../../src/auth';
import { OutOfOrder } from '../../doubles/out-of-order';
import type { HarnessOptions } from '../../support/api-harness';
import type { ReplyCase } from '../../support/reply-cases';

const USE_CASES = [CheckAccount, VerifyRecoveryCode, ResetWithCode, ResetWithLink, SendRecoveryCode, SendRecoveryLink];

/** Installations on which the dialect says what it does not say on the usual one. */
export const SETTINGS = {
  'type 1 is served': { env: { DIALECT_PCUSER_REGISTER_CODES: 'true' } },
  'SMS and mail are switched off': { env: { SMS_PROVIDERS: 'none', MAIL_PROVIDERS: 'none' } },
  'other countries are served': { env: { COUNTRIES: 'US' } },
  'an address may write to one target': { env: { LIMITS: '{"ipTargetsPerHour":1}' } },
  'an address may ask for one account': { env: { LIMITS: '{"disclosuresPerMinute":1}' } },
  'an address may call once a minute': { env: { THROTTLE: '1' } },
  'an address may draw and ask once a minute': { env: { THROTTLE: '1000,send=1' } },
  'the core is out of order': {
    overrides: (builder) =>
      USE_CASES.reduce((changed, useCase) => changed.overrideProvider(useCase).useValue(new OutOfOrder()), builder),
  },
} satisfies Record<string, HarnessOptions>;

export type Case = ReplyCase<keyof typeof SETTINGS>;
