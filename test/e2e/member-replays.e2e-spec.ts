import { signature } from '../reply-cases/member/client';
import { databases, type OpenDatabase, openDatabase } from '../support/database-harness';
import { startTwo, type TwoProcesses } from '../support/two-processes';

const isReachable = databases().some(({ kind, reachable }) => kind === 'mysql' && reachable);
const ROUNDS = 5;
const LATE_MS = 301_000;

/** Only MySQL serves several processes; where no server is found the run says so loudly, and fails in CI. */
(isReachable ? describe : describe.skip)('POST /api/member/login: replays at two processes', () => {
  let database: OpenDatabase;
  let two: TwoProcesses;

  beforeAll(async () => {
    database = await openDatabase('mysql');
    two = await startTwo(database.config);
  });

  afterAll(async () => {
    await two.close();
    await database.close();
  });

  /** Answer of the process to a sign-in without an account: 14 when the signature is accepted. */
  const ask = async (index: number, fields: object): Promise<number> => {
    const url = two.processes[index % 2 === 0 ? 0 : 1].url;
    const body = { username: 'nobody', password: 'any of them', terminal: 1, ...fields };
    const answer = await fetch(`${url}/api/member/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return ((await answer.json()) as { code: number }).code;
  };
  const name = (index: number) => ({ username: `nobody${String(index)}` });

  it('are accepted by one of them, once, out of 50 at the same time', async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const signed = { ...signature(), ...name(round) };
      const codes = await Promise.all(Array.from({ length: 50 }, (_, index) => ask(index, signed)));
      expect({
        accepted: codes.filter((code) => code === 14).length,
        refused: codes.filter((code) => code === 3).length,
      }).toEqual({ accepted: 1, refused: 49 });
    }
  });

  it('are refused by the second when the first has accepted them, with whatever body', async () => {
    const signed = signature();
    expect(await ask(0, { ...signed, ...name(100) })).toBe(14);
    expect(await ask(1, { ...signed, ...name(101) })).toBe(3);
  });

  it.each([
    ['late', signature(undefined, Date.now() - LATE_MS), 4],
    ['early', signature(undefined, Date.now() + LATE_MS + 60_000), 4],
    ['altered', { ...signature(), random: 9_999 }, 3],
    ['unsigned', { ...signature(), sign: null }, 3],
  ])('are refused by both when they are %s', async (_how, signed, code) => {
    expect([await ask(0, signed), await ask(1, signed)]).toEqual([code, code]);
  });
});
