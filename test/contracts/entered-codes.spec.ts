import { ResetWithCode } from '../../src/auth';
import { UnitOfWork } from '../../src/common';
import { Conversions } from '../../src/notification/outbox/conversions';
import type { TestAccount } from '../support/accounts';
import { useAuthFixture, reason } from '../support/auth-fixture';
import { describeEachDatabase } from '../support/database-harness';
import { eventually } from '../support/eventually';
import { another } from '../support/otp-fixture';

interface Carried {
  readonly number: number;
  readonly country: string;
  readonly isEntered: number;
}

describeEachDatabase('OutboxStore.recordConversions', (kind) => {
  const fixture = useAuthFixture(kind);
  let ada: TestAccount;

  beforeEach(async () => {
    await fixture().query('DELETE FROM notification_outbox');
    ada = await fixture().newAccount();
  });

  const messages = () =>
    fixture().query<Carried>(
      `SELECT code_number AS number, country, entered_at IS NOT NULL AS isEntered FROM notification_outbox
       WHERE template = 'recover-code' ORDER BY code_number`,
    );
  const entered = async () => (await messages()).map(({ isEntered }) => isEntered);
  const becomes = (expected: readonly number[]) =>
    eventually(async () => JSON.stringify(await entered()) === JSON.stringify(expected));

  it('finds messages by the number of their code, which they store with the country', async () => {
    await fixture().codeFor(ada);
    await fixture().codeFor(ada);
    expect(await messages()).toEqual([
      { number: 1, country: 'CN', isEntered: 0 },
      { number: 2, country: 'CN', isEntered: 0 },
    ]);
  });

  it('marks the message of the accepted code only', async () => {
    const first = await fixture().codeFor(ada);
    const second = await fixture().codeFor(ada);
    expect(reason(await fixture().verify({ username: ada.username }, another(first)))).toBe('code-wrong');
    expect(await entered()).toEqual([0, 0]);
    await fixture().verify({ username: ada.username }, second);
    await becomes([0, 1]);
  });

  it('marks the message of an earlier challenge too', async () => {
    for (let send = 1; send <= 3; send++) await fixture().codeFor(ada);
    const third = fixture().messages.codeTo(ada.phone);
    await fixture().codeFor(ada);
    expect(await entered()).toEqual([0, 0, 0, 0]);
    expect(reason(await fixture().prove(ada.phone, third))).toBe('done');
    await becomes([0, 0, 1, 0]);
  });

  it('marks the message when a reset consumes its code', async () => {
    const code = await fixture().codeFor(ada);
    const command = { context: fixture().context(), username: ada.username, code, policy: 'core' } as const;
    expect(
      reason(
        await fixture()
          .the(ResetWithCode)
          .execute({ ...command, newPassword: 'a brand new password' }),
      ),
    ).toBe('done');
    await becomes([1]);
  });

  it('marks nothing when the unit of work is rolled back', async () => {
    const code = await fixture().codeFor(ada);
    const failing = fixture()
      .the(UnitOfWork)
      .run(async () => {
        await fixture().prove(ada.phone, code);
        throw new Error('the use case failed');
      });
    await expect(failing).rejects.toThrow('the use case failed');
    expect(reason(await fixture().prove(ada.phone, another(code)))).toBe('code-wrong');
    await fixture().the(Conversions).flush();
    expect(await entered()).toEqual([0]);
  });
});
