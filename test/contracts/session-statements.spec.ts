import { DataSource } from 'typeorm';
import { ShowSession } from '../../src/auth';
import { useAuthFixture } from '../support/auth-fixture';
import { describeEachDatabase } from '../support/database-harness';
import { StatementCounter } from '../support/statement-counter';

const APP = 'default';
const HOUR_MS = 3_600_000;

describeEachDatabase('the statements of a session', (kind) => {
  const fixture = useAuthFixture(kind);
  let token: string;

  beforeEach(async () => {
    const { username, password } = await fixture().newAccount();
    const signedIn = await fixture().signIn(username, password);
    token = signedIn.ok ? signedIn.value.token.reveal() : '';
  });

  const show = async () => {
    const shown = await fixture().the(ShowSession).execute({ app: APP, token });
    if (!shown.ok) throw new Error('the session is over');
    return shown.value;
  };

  const statementsOf = async (work: () => Promise<unknown>): Promise<number> =>
    (await new StatementCounter(fixture().the(DataSource)).during(work)).statements.length;

  it('are one for the session with its times, and one for the account', async () => {
    expect(await statementsOf(show)).toBe(2);
  });

  it('tell the times of a use that is recorded', async () => {
    const opened = await show();
    await fixture().query(`UPDATE auth_sessions SET used_at = used_at - ${String(2 * HOUR_MS)}`);
    const used = await show();
    expect(used.usedAt).toBeGreaterThanOrEqual(opened.usedAt ?? Infinity);
    expect(await show()).toMatchObject({ usedAt: used.usedAt, expiresAt: used.expiresAt });
  });
});
