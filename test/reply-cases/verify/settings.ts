import { CheckVerification, EndVerification, ShowVerification, StartVerification } from '../../../src/auth';
import { ClientSecrets } from '../../../src/clients';
import { OutOfOrder } from '../../doubles/out-of-order';
import { type HarnessOptions, ONE_ADDRESS } from '../../support/api-harness';
import type { ReplyCase } from '../../support/reply-cases';

const MANY = { ...ONE_ADDRESS, cooldownSeconds: 0, targetPerHour: 100, targetPerDay: 100 };
const limits = (changed: object): HarnessOptions => ({ env: { LIMITS: JSON.stringify({ ...MANY, ...changed }) } });

/** Installations on which the dialect says what it does not say on the usual one. */
export const SETTINGS = {
  'SMS is switched off': { env: { SMS_PROVIDERS: 'none' } },
  'China alone is served': { env: { COUNTRIES: 'CN' } },
  'nothing waits': limits({}),
  'three wrong codes an hour': limits({ wrongPerHour: 3, ownWrongPerDay: 0 }),
  'three codes to a block of numbers': limits({ prefixSendsPerHour: 3 }),
  'a server may be refused three times a minute': { env: { THROTTLE: '3' } },
  'the core is out of order': {
    overrides: (builder) =>
      [StartVerification, ShowVerification, EndVerification, CheckVerification].reduce(
        (changed, useCase) => changed.overrideProvider(useCase).useValue(new OutOfOrder()),
        builder,
      ),
  },
  'no secret can be read': {
    overrides: (builder) =>
      builder.overrideProvider(ClientSecrets).useValue({ authenticateBasic: () => new OutOfOrder().execute() }),
  },
} satisfies Record<string, HarnessOptions>;

export type Setting = keyof typeof SETTINGS;
export type Case = ReplyCase<Setting>;
