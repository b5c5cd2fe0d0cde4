import {
  RegisterWithCode,
  type RequestContext,
  ResetWithCode,
  SendRecoveryLink,
  SendRegistrationCode,
  SignIn,
  VerifyRegistrationCode,
} from '../../src/auth';
import { REFUSAL_MS } from '../../src/auth/uniform-response';
import type { Outcome, Refusal } from '../../src/common';
import { type AuthFixture, reason, useAuthFixture } from '../support/auth-fixture';
import { describeEachDatabase } from '../support/database-harness';

const WRONG = '000000';
const NUMBER = '13900001000';
const NEW = { newPassword: 'a new password', policy: 'core' } as const;

type Call = (fixture: AuthFixture, context: RequestContext) => Promise<Outcome<unknown, Refusal>>;

/** Calls about people without an account that are refused under uniform disclosure, with the reason. */
const REFUSED: readonly (readonly [string, string, Call])[] = [
  ['a send', 'target-invalid', (fixture, context) => fixture.send({ phone: { number: 'no number' } }, context)],
  [
    'a send of a link',
    'target-invalid',
    (fixture, context) => fixture.the(SendRecoveryLink).execute({ context, email: 'no address' }),
  ],
  [
    'a send to register',
    'target-invalid',
    (fixture, context) =>
      fixture
        .the(SendRegistrationCode)
        .execute({ context, target: { number: 'no number' }, captcha: 'absent', locale: 'en' }),
  ],
  ['a guess', 'code-wrong', (fixture, context) => fixture.verify({ username: 'nobody' }, WRONG, context)],
  [
    'a guess to register',
    'code-wrong',
    (fixture, context) =>
      fixture.the(VerifyRegistrationCode).execute({ context, target: { number: NUMBER }, code: WRONG }),
  ],
  [
    'a registration',
    'code-wrong',
    (fixture, context) =>
      fixture.the(RegisterWithCode).execute({
        ...{ context, target: { number: NUMBER }, code: WRONG, username: 'nobody' },
        ...{ password: 'a new password', policy: 'core', locale: 'en' },
      }),
  ],
  [
    'a reset with a code',
    'code-wrong',
    (fixture, context) => fixture.the(ResetWithCode).execute({ context, username: 'nobody', code: WRONG, ...NEW }),
  ],
  [
    'a reset with a ticket',
    'ticket-wrong',
    (fixture, context) => fixture.reset('nobody', 'no ticket', NEW.newPassword, context),
  ],
  [
    'a sign-in',
    'credentials-wrong',
    (fixture, context) =>
      fixture.the(SignIn).execute({ context, username: 'nobody', password: 'a password', captcha: 'absent' }),
  ],
];

describeEachDatabase('the time of a refusal under uniform disclosure', (kind) => {
  const fixture = useAuthFixture(kind);

  /* The quickest of three: what the first one loads would hide that it was not held back. */
  it.each(REFUSED)('is at least that of all others: %s', async (_call, refused, call) => {
    const times: number[] = [];
    for (let calls = 0; calls < 3; calls++) {
      const start = performance.now();
      const outcome = await call(fixture(), fixture().context({ disclosure: 'uniform' }));
      times.push(performance.now() - start);
      expect(reason(outcome)).toBe(refused);
    }
    expect(Math.min(...times)).toBeGreaterThanOrEqual(REFUSAL_MS);
  });
});
