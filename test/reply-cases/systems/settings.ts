import { ResetWithTicket, SendRecoveryCode, VerifyRecoveryCode } from '../../../src/auth';
import { OutOfOrder } from '../../doubles/out-of-order';
import type { HarnessOptions } from '../../support/api-harness';
import type { ReplyCase } from '../../support/reply-cases';

/** Installations on which the dialect says what it does not say on the usual one. */
export const SETTINGS = {
  'SMS is switched off': { env: { SMS_PROVIDERS: 'none' } },
  'other countries are served': { env: { COUNTRIES: 'US' } },
  'an address may write to one target': { env: { LIMITS: '{"ipTargetsPerHour":1}' } },
  'an address may call once a minute': { env: { THROTTLE: '1' } },
  'the core is out of order': {
    overrides: (builder) =>
      [SendRecoveryCode, VerifyRecoveryCode, ResetWithTicket].reduce(
        (changed, useCase) => changed.overrideProvider(useCase).useValue(new OutOfOrder()),
        builder,
      ),
  },
} satisfies Record<string, HarnessOptions>;

export type Case = ReplyCase<keyof typeof SETTINGS>;
