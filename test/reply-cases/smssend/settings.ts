import {
  CheckAccount,
  ListCountries,
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

const USE_CASES = [CheckAccount, RegisterWithCode, ResetWithCode, SendRecoveryCode, SendRegistrationCode, SignIn];

const outOfOrder = (): never => {
  throw new Error('out of order');
};

/** Installations on which the dialect says what it does not say on the usual one. */
export const SETTINGS = {
  'SMS is switched off': { env: { SMS_PROVIDERS: 'none' } },
  'other countries are served': { env: { COUNTRIES: 'US' } },
  'an address may write to one target': { env: { LIMITS: '{"ipTargetsPerHour":1}' } },
  'an address may write to one target, and is never shown a captcha': {
    env: { LIMITS: '{"ipTargetsPerHour":1}', DIALECT_SMSSEND_CAPTCHA: 'off' },
  },
  'an address may ask for one account': { env: { LIMITS: '{"disclosuresPerMinute":1}' } },
  'an address may call once a minute': { env: { THROTTLE: '1' } },
  'two wrong passwords call for a captcha': { env: { LIMITS: '{"loginFailures":2}' } },
  'every call wants a captcha': { env: { DIALECT_SMSSEND_CAPTCHA: 'always' } },
  'the core is out of order': {
    overrides: (builder) =>
      USE_CASES.reduce(
        (changed, useCase) => changed.overrideProvider(useCase).useValue(new OutOfOrder()),
        [CaptchaKind, ListCountries].reduce(
          (changed, part) => changed.overrideProvider(part).useValue({ draw: outOfOrder, execute: outOfOrder }),
          builder,
        ),
      ),
  },
} satisfies Record<string, HarnessOptions>;

export type Case = ReplyCase<keyof typeof SETTINGS>;
