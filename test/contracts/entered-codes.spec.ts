import { ResetWithCode } from '../../src/auth';
import { UnitOfWork } from '../../src/common';
import { AuthBench, type Person, reason } from '../support/auth-bench';
import { describeEachDatabase } from '../support/database-harness';
import { eventually } from '../support/eventually';
import { another } from '../support/otp-bench';

interface Carried {
  readonly number: number;
  readonly country: string;
  readonly isEntered: number;
}

describeEachDatabase('the message of a code', (kind) => {
  let bench: AuthBench;
  let ada: Person;

  beforeAll(async () => {
    bench = await AuthBench.open(kind);
  });

  beforeEach(async () => {
    await bench.query('DELETE FROM notification_outbox');
    ada = await bench.newPerson();
  });

  afterAll(() => bench.close());

  const messages = () =>
    bench.query<Carried>(
      `SELECT code_number AS number, country, entered_at IS NOT NULL AS isEntered FROM notification_outbox
       WHERE template = 'recover-code' ORDER BY code_number`,
    );
  const entered = async () => (await messages()).map(({ isEntered }) => isEntered);
  const becomes = (expected: readonly number[]) =>
    eventually(async () => JSON.stringify(await entered()) === JSON.stringify(expected));

  it('says which code of a challenge it carries, and to which country', async () => {
    await bench.codeFor(ada);
    await bench.codeFor(ada);
    expect(await messages()).toEqual([
      { number: 1, country: 'CN', isEntered: 0 },
      { number: 2, country: 'CN', isEntered: 0 },
    ]);
  });

  it('learns that its code was entered, and no other message does', async () => {
    const first = await bench.codeFor(ada);
    const second = await bench.codeFor(ada);
    expect(reason(await bench.verify({ username: ada.username }, another(first)))).toBe('code-wrong');
    expect(await entered()).toEqual([0, 0]);
    await bench.verify({ username: ada.username }, second);
    await becomes([0, 1]);
  });

  it('learns it for a code of an earlier challenge too', async () => {
    for (let send = 1; send <= 3; send++) await bench.codeFor(ada);
    const third = bench.messages.codeTo(ada.phone);
    await bench.codeFor(ada);
    expect(await entered()).toEqual([0, 0, 0, 0]);
    expect(reason(await bench.prove(ada.phone, third))).toBe('done');
    await becomes([0, 0, 1, 0]);
  });

  it('learns it by whichever call the code is used up', async () => {
    const code = await bench.codeFor(ada);
    const command = { context: bench.context(), username: ada.username, code, policy: 'core' } as const;
    expect(reason(await bench.the(ResetWithCode).execute({ ...command, newPassword: 'a brand new password' }))).toBe(
      'done',
    );
    await becomes([1]);
  });

  it('does not learn it when the unit of work fails after all', async () => {
    const code = await bench.codeFor(ada);
    const failing = bench.the(UnitOfWork).run(async () => {
      await bench.prove(ada.phone, code);
      throw new Error('the use case failed');
    });
    await expect(failing).rejects.toThrow('the use case failed');
    expect(reason(await bench.prove(ada.phone, another(code)))).toBe('code-wrong');
    expect(await entered()).toEqual([0]);
  });
});
