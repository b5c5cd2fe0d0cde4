import { useAuthFixture } from '../support/auth-fixture';
import { describeEachDatabase } from '../support/database-harness';
import { runOn } from '../support/operator-commands';

/** Commands that change something, with arguments that work, in an order in which they do, and the event of each. */
const ACTS: readonly (readonly [event: string, ...args: string[]])[] = [
  ['create-client', 'clients:create', '--id', 'shop'],
  ['create-client', 'clients:create', '--id', 'sdk', '--kind', 'verify'],
  ['rotate-client-secret', 'clients:rotate', '--id', 'shop'],
  ['create-account', 'accounts:create', '--username', 'grace', '--password', 'a password of grace'],
  ['block', 'block', 'ada@example.com', '--for', '1h'],
  ['unblock', 'unblock', 'ada@example.com'],
  ['end-sessions', 'sessions:end', 'grace'],
  ['lock-account', 'accounts:lock', 'grace'],
  ['unlock-account', 'accounts:unlock', 'grace'],
  ['reset-password', 'accounts:set-password', 'grace', '--password', 'one more password of grace'],
  ['forget-account', 'accounts:forget', 'grace', '--yes'],
];

describeEachDatabase('commands of operators that change something', (kind) => {
  const fixture = useAuthFixture(kind);
  const newest = async () => {
    const rows = await fixture().query('SELECT event, operator, outcome FROM audit_entries ORDER BY id DESC');
    return rows[0];
  };

  it('write JSON where it is asked for, and are in the audit log with the name of the operator', async () => {
    for (const [event, ...args] of ACTS) {
      const { exitCode, stdout = '' } = await runOn(fixture(), ...args, '--json', '--by', 'mary');
      expect([args[0], exitCode, typeof JSON.parse(stdout)]).toEqual([args[0], 0, 'object']);
      expect(await newest()).toEqual({ event, operator: 'mary', outcome: 'done' });
    }
  });

  it('show the keys of a client application once, in the form that was asked for', async () => {
    const shown = async (...args: string[]) => {
      const { stdout = '' } = await runOn(fixture(), ...args, '--json');
      return JSON.parse(stdout) as Record<string, string> & { id: string }[];
    };
    const sdk = await shown('clients:create', '--id', 'sdk-2', '--kind', 'verify');
    expect(Object.keys(sdk).sort()).toEqual(['accountSid', 'authToken', 'id', 'keySid', 'serviceSid']);
    expect(sdk['accountSid']).toMatch(/^AC[0-9a-f]{32}$/);
    const rotated = await shown('clients:rotate', '--id', 'sdk-2');
    expect(rotated['authToken']).not.toBe(sdk['authToken']);
    expect(rotated['accountSid']).toBe(sdk['accountSid']);
    const listed = await shown('clients:list');
    expect(listed.find(({ id }) => id === 'sdk-2')).toMatchObject({ accountSid: sdk['accountSid'], secrets: 2 });
    for (const secret of [sdk['authToken'], rotated['authToken']])
      expect(JSON.stringify(listed)).not.toContain(String(secret));
  });

  it('refuse in JSON too', async () => {
    const { exitCode, stdout = '' } = await runOn(fixture(), 'accounts:lock', 'nobody at all', '--json');
    expect([exitCode, JSON.parse(stdout)]).toEqual([1, { error: 'Nobody goes by that.' }]);
  });
});
