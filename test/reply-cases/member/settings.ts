import {
  VerifyRegistrationCode,
  RegisterWithCode,
  ResetWithCode,
  SendRecoveryCode,
  SendRegistrationCode,
  SignIn,
} from '../../../src/auth';
import { CaptchaKind } from '../../../src/captcha/captcha-kind';
import { OutOfOrder } from '../../doubles/out-of-order';
import type { HarnessOptions } from '../../support/api-harness';
import type { ReplyCase } from '../../support/reply-cases';

const USE_CASES = [
  VerifyRegistrationCode,
  RegisterWithCode,
  ResetWithCode,
  SendRecoveryCode,
  SendRegistrationCode,
  SignIn,
];

/** Installations on which the dialect says what it does not say on the usual one. */
export const SETTINGS = {
  'SMS is switched off': { env: { SMS_PROVIDERS: 'none' } },
  'an address may write to one target': { env: { LIMITS: '{"ipTargetsPerHour":1}' } },
  'an address may ask for one account': { env: { LIMITS: '{"disclosuresPerMinute":1}' } },
  'an address may call once a minute': { env: { THROTTLE: '1' } },
  'two wrong passwords call for a captcha': { env: { LIMITS: '{"loginFailures":2}' } },
  'the core is out of order': {
    overrides: (builder) =>
      USE_CASES.reduce(
        (changed, useCase) => changed.overrideProvider(useCase).useValue(new OutOfOrder()),
        builder.overrideProvider(CaptchaKind).useValue(
          Object.assign(new OutOfOrder(), {
            draw: () => {
              throw new Error('out of order');
            },
          }),
        ),
      ),
  },
  'the core is out of order behind the pictures': {
    overrides: (builder) =>
      USE_CASES.reduce((changed, useCase) => changed.overrideProvider(useCase).useValue(new OutOfOrder()), builder),
  },
} satisfies Record<string, HarnessOptions>;

export type Case = ReplyCase<keyof typeof SETTINGS>;
