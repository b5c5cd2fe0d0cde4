import {
  RegisterWithCode,
  ResetWithCode,
  ResetWithLink,
  SendRecoveryCode,
  SendRecoveryLink,
  SendRegistrationCode,
} from '../../src/auth';
import type { Locale } from '../../src/common';
import type { TestAccount } from '../support/accounts';
import { reason, useAuthFixture } from '../support/auth-fixture';
import { describeEachDatabase } from '../support/database-harness';

const NEW_PASSWORD = 'a new password';

describeEachDatabase('languages of notices', (kind) => {
  const fixture = useAuthFixture(kind);
  let ada: TestAccount;
  let phones = 0;

  beforeEach(async () => {
    fixture().pass(60);
    ada = await fixture().newAccount({ locale: 'ko' });
  });

  const noticesTo = (...addresses: readonly string[]) =>
    addresses
      .map((address) => fixture().messages.to(address).at(-1))
      .map((each) => `${String(each?.template)} ${String(each?.locale)}`);
  const changed = (locale: Locale) => [`password-changed ${locale}`, `password-changed ${locale}`];
  const notices = () => noticesTo(ada.phone, ada.email);

  const mailLink = async (locale?: Locale) => {
    const context = fixture().context();
    expect(reason(await fixture().the(SendRecoveryLink).execute({ context, email: ada.email, locale }))).toBe('done');
    return fixture().messages.linkTo(ada.email);
  };
  const openLink = async (link: Awaited<ReturnType<typeof mailLink>>, locale?: Locale) => {
    const command = {
      context: fixture().context({ locale }),
      ...link,
      newPassword: NEW_PASSWORD,
      policy: 'core',
    } as const;
    expect(reason(await fixture().the(ResetWithLink).execute(command))).toBe('done');
  };
  const sendCode = async (flowLocale?: Locale) => {
    const lookup = { username: ada.username };
    const wishes = { captcha: 'absent', locale: flowLocale ?? 'zh-CN', ...(flowLocale && { flowLocale }) } as const;
    expect(
      reason(
        await fixture()
          .the(SendRecoveryCode)
          .execute({ context: fixture().context(), lookup, ...wishes }),
      ),
    ).toBe('done');
    return fixture().messages.codeTo(ada.phone);
  };
  const enterCode = async (code: string, locale?: Locale) => {
    const command = { phone: { number: ada.phone }, code, newPassword: NEW_PASSWORD, policy: 'core' } as const;
    expect(
      reason(
        await fixture()
          .the(ResetWithCode)
          .execute({ context: fixture().context({ locale }), ...command }),
      ),
    ).toBe('done');
  };

  it('are that of the request that changes the password', async () => {
    await openLink(await mailLink('fr'), 'ja');
    expect(notices()).toEqual(changed('ja'));
    fixture().pass(60);
    await enterCode(await sendCode('fr'), 'zh-TW');
    expect(notices()).toEqual(changed('zh-TW'));
  });

  it('are that of the link, where the request names none', async () => {
    await openLink(await mailLink('fr'));
    expect(notices()).toEqual(changed('fr'));
  });

  it('are that of the request for the code, where the request that enters it names none', async () => {
    await enterCode(await sendCode('es'));
    expect(notices()).toEqual(changed('es'));
  });

  it('are that of the last code', async () => {
    const first = await sendCode('es');
    fixture().pass(60);
    await sendCode('de');
    await enterCode(first);
    expect(notices()).toEqual(changed('de'));
  });

  it('are that of the code for which a ticket was issued', async () => {
    const ticketFor = async (code: string, locale?: Locale) => {
      const verified = await fixture().verify({ username: ada.username }, code, fixture().context({ locale }));
      return verified.ok ? verified.value.ticket.reveal() : '';
    };
    expect(reason(await fixture().reset(ada.username, await ticketFor(await sendCode('es')), NEW_PASSWORD))).toBe(
      'done',
    );
    expect(notices()).toEqual(changed('es'));
    fixture().pass(60);
    expect(reason(await fixture().reset(ada.username, await ticketFor(await sendCode(), 'fr'), NEW_PASSWORD))).toBe(
      'done',
    );
    expect(notices()).toEqual(changed('fr'));
  });

  it('are that of the account, where no request names one', async () => {
    await enterCode(await sendCode());
    expect(notices()).toEqual(changed('ko'));
    fixture().pass(60);
    const link = await mailLink();
    expect(noticesTo(ada.email)).toEqual(['recover-link ko']);
    await openLink(link);
    expect(notices()).toEqual(changed('ko'));
  });

  describe('about a sign-up', () => {
    const uniform = (locale?: Locale) => fixture().context({ disclosure: 'uniform', locale });
    const askFor = (number: string, flowLocale?: Locale) =>
      fixture()
        .the(SendRegistrationCode)
        .execute({
          ...{ context: uniform(), target: { number }, captcha: 'absent', locale: flowLocale ?? 'zh-CN' },
          ...(flowLocale && { flowLocale }),
        });
    const signUp = async (flowLocale: Locale | undefined, named: Locale | undefined) => {
      const number = `+861370000${String(1000 + phones++)}`;
      expect(reason(await askFor(number, flowLocale))).toBe('done');
      const registration = { target: { number }, code: fixture().messages.codeTo(number), username: ada.username };
      const rest = { context: uniform(named), password: NEW_PASSWORD, policy: 'core', locale: 'zh-CN' } as const;
      expect(
        reason(
          await fixture()
            .the(RegisterWithCode)
            .execute({ ...registration, ...rest }),
        ),
      ).toBe('code-wrong');
    };

    it.each<[Locale | undefined, string]>([
      ['de', 'already-registered de'],
      [undefined, 'already-registered ko'],
    ])('with a taken number, in the language %s', async (flowLocale, expected) => {
      expect(reason(await askFor(ada.phone, flowLocale))).toBe('done');
      expect(noticesTo(ada.phone)).toEqual([expected]);
    });

    it.each<[Locale | undefined, Locale | undefined, string]>([
      ['de', 'es', 'already-registered es'],
      ['de', undefined, 'already-registered de'],
      [undefined, undefined, 'already-registered ko'],
    ])('with a taken name, in the languages %s and %s', async (flowLocale, named, expected) => {
      await signUp(flowLocale, named);
      expect(noticesTo(ada.phone, ada.email)).toEqual([expected, expected]);
    });
  });
});
