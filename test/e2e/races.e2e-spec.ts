import { SignIn } from '../../src/auth';
import { Database } from '../../src/database';
import { databases, type OpenDatabase, openDatabase } from '../support/database-harness';
import { addAccounts } from '../support/accounts';
import { race, startTwo, type TwoProcesses } from '../support/two-processes';

const ROUNDS = 50;
const isReachable = databases().some(({ kind, reachable }) => kind === 'mysql' && reachable);

/** Only MySQL serves several processes; where no server is found the run says so loudly, and fails in CI. */
(isReachable ? describe : describe.skip)('two processes on one MySQL database', () => {
  let database: OpenDatabase;
  let two: TwoProcesses;
  let next = 0;

  beforeAll(async () => {
    database = await openDatabase('mysql');
    two = await startTwo(database.config);
  });

  afterAll(async () => {
    await two.close();
    await database.close();
  });

  const newAccount = async () => {
    const [account] = await addAccounts(two.core, 1, next++);
    if (!account) throw new Error('no account was added');
    return account;
  };
  const accountWithCode = async () => {
    const { username, phone } = await newAccount();
    await two.clients[0].send(username, phone);
    return { username, phone, code: await two.clients[1].code(phone) };
  };
  const count = (answers: readonly { msg: number }[], msg: number) => answers.filter((each) => each.msg === msg).length;

  it('accept a right code once of 50 parallel requests', async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const { username, code } = await accountWithCode();
      const answers = await race(two.clients, 50, (client) => client.verify(username, code));
      expect({ accepted: count(answers, 2006), used: count(answers, 8014) }).toEqual({ accepted: 1, used: 49 });
    }
  });

  it('charge exactly five of 100 parallel wrong codes, and then refuse the right one', async () => {
    const { username, code } = await accountWithCode();
    const wrong = (n: number) => String((Number(code) + n + 1) % 1_000_000).padStart(6, '0');
    const answers = await race(two.clients, 100, (client, n) => client.verify(username, wrong(n)));
    expect(count(answers, 8013)).toBe(100);
    expect(await two.clients[0].verify(username, code)).toMatchObject({ msg: 8013 });
    expect(await wrongGuesses(username)).toBe(5);
  });

  it('send one message for 200 parallel requests for one phone', async () => {
    const { username, phone } = await newAccount();
    const answers = await race(two.clients, 200, (client) => client.send(username, phone));
    expect({ sent: count(answers, 2006), refused: count(answers, 5006) }).toEqual({ sent: 1, refused: 199 });
    await two.clients[0].code(phone);
    expect(await two.clients[0].messages(phone)).toHaveLength(1);
  });

  it('accept one of 20 parallel resets by one ticket, whose password signs in', async () => {
    const { username, code } = await accountWithCode();
    const { info: ticket } = await two.clients[0].verify(username, code);
    const password = (n: number) => `Winner${String(n)}Takes`;
    const answers = await race(two.clients, 20, (client, n) => client.change(username, ticket, password(n)));
    expect({ won: count(answers, 2006), late: count(answers, 8014) }).toEqual({ won: 1, late: 19 });
    const winner = answers.findIndex(({ msg }) => msg === 2006);
    expect(await signsIn(username, password(winner))).toBe(true);
    expect(await signsIn(username, password((winner + 1) % 20))).toBe(false);
  });

  async function signsIn(username: string, password: string): Promise<boolean> {
    const context = { app: 'default', ip: '127.0.0.1', disclosure: 'documented' } as const;
    return (await two.core.get(SignIn).execute({ context, username, password, captcha: 'passed' })).ok;
  }

  async function wrongGuesses(username: string): Promise<number> {
    const [row] = await two.core.get(Database).query<{ guesses: number | string }>(
      `SELECT SUM(e.times) AS guesses FROM audit_entries e JOIN auth_accounts a ON a.id = e.account_id
       WHERE a.username = ? AND e.event = 'verify-code' AND e.outcome = 'code-wrong'`,
      [username],
    );
    return Number(row?.guesses ?? 0);
  }
});
