import { registrationScope } from '../../src/auth/registration/registration';
import { Database } from '../../src/database';
import { UnitOfWork } from '../../src/common';
import { CodeIssuer } from '../../src/otp';
import { attemptKey, scopeKey } from '../../src/otp/code-scope';
import { call } from '../reply-cases/member/client';
import { type Format, leavesOf } from '../support/contract-bodies';
import { describeEachDatabase } from '../support/database-harness';
import { ApiHarness } from '../support/api-harness';

const FORMATS: readonly Format[] = ['json', 'xml', 'form'];
const CASES = 250;
const CODE = '013579';

/** The same numbers on every run (mulberry32). */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4_294_967_296) * below);
  };
}

/** Values that a client may send for a number. */
const SPELLINGS: readonly ((phone: string) => string | undefined)[] = [
  (phone) => phone,
  (phone) => phone.slice(3),
  (phone) => `00${phone.slice(1)}`,
  (phone) => `${phone.slice(0, 3)} ${phone.slice(3, 6)}-${phone.slice(6)}`,
  (phone) => `${phone};ext=1`,
  (phone) => `<${phone}&>`,
  () => '',
  () => undefined,
];

const CODES: readonly (string | undefined)[] = [
  CODE,
  '246802',
  '13579',
  '０１３５７９',
  ` ${CODE}`,
  'a&b=<c>%',
  '中文😀',
  'x'.repeat(300),
  '',
  undefined,
];

describeEachDatabase('POST /api/member/login: one request in three formats', (kind) => {
  const below = numbers(kind === 'sqlite' ? 7 : 11);
  let api: ApiHarness;

  beforeAll(async () => {
    api = await ApiHarness.open(kind, { env: { DIALECT_MEMBER_SIGN: 'off' } });
  });

  afterAll(() => api.close());

  const newPhone = async (): Promise<string> => {
    const phone = api.freePhone();
    const order = { ip: 'one of many', cooldownSeconds: 60, captcha: 'passed', lifetimeSeconds: 300 } as const;
    const scope = registrationScope('default', phone);
    const issued = await api.app
      .get(UnitOfWork)
      .attempt(() => api.app.get(CodeIssuer).issue({ scope, fixedCode: CODE, ...order }));
    if (!issued.ok) throw new Error(issued.refusal.reason);
    return phone;
  };

  /** Counters of a number in the database. */
  const counted = async (phone: string) => {
    const scope = registrationScope('default', phone);
    const database = api.app.get(Database);
    const challenges = await database.query<{ codes: string }>(
      'SELECT state, attempts, sends, codes FROM otp_challenges WHERE scope_key = ?',
      [scopeKey(scope)],
    );
    const [rateWindow] = await database.query<{ events: string; pauses: number }>(
      'SELECT events, pauses FROM otp_rate_windows WHERE id = ?',
      [attemptKey(scope)],
    );
    return {
      challenges: challenges.map(({ codes, ...challenge }) => ({
        ...challenge,
        accepted: (JSON.parse(codes) as { accepted: number }[]).map(({ accepted }) => accepted),
      })),
      wrong: (JSON.parse(rateWindow?.events ?? '[]') as unknown[]).length,
      pauses: rateWindow?.pauses,
    };
  };

  it(`has the same outcome and moves the same counters, ${String(CASES)} times`, async () => {
    for (let example = 0; example < CASES; example++) {
      const steps = Array.from({ length: 1 + below(3) }, () => ({
        spell: SPELLINGS[below(SPELLINGS.length)] ?? String,
        code: CODES[below(CODES.length)],
      }));
      const seen = [];
      for (const format of FORMATS) {
        const phone = await newPhone();
        const answers = [];
        for (const { spell, code } of steps)
          answers.push(leavesOf(await call(api, 'signup/validcode', { phone_number: spell(phone), code }, { format })));
        seen.push({ answers, counted: await counted(phone) });
      }
      expect({ steps, seen: seen[1] }).toEqual({ steps, seen: seen[0] });
      expect({ steps, seen: seen[2] }).toEqual({ steps, seen: seen[0] });
    }
  });
});
