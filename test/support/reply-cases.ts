import type { DatabaseKind } from './database-harness';
import { ApiHarness, type HarnessOptions } from './api-harness';
import type { Answer } from './wire-client';

/**
 * How to make a route say one thing: the number and text, what completes “… when”, what provokes it, and the
 * installation that it takes if that is not the usual one.
 */
export type ReplyCase<S extends string = string> = readonly [
  number: number,
  text: string,
  when: string,
  provoke: (api: ApiHarness) => Promise<Answer>,
  setting?: S,
];

/** The rows of each call. */
export type ReplyCases<S extends string = string> = Readonly<Record<string, readonly ReplyCase<S>[]>>;

/** Reads number and text off an answer. */
export type ReadReply = (reply: never) => { readonly number: number; readonly text: string };

/** The installation whose answers are no answers: HTTP says so too, but for one dialect whose family never does. */
const OUTAGE = 'the core is out of order';
const UNAVAILABLE = 503;

/** One test for every row, each on the installation that it takes. */
export function testReplies<S extends string>(
  kind: DatabaseKind,
  rows: ReplyCases<S>,
  settings: Readonly<Record<S, HarnessOptions>>,
  read: ReadReply,
  outageStatus = UNAVAILABLE,
): void {
  const harnesses = new Map<string, ApiHarness>();

  afterAll(() => Promise.all([...harnesses.values()].map((api) => api.close())));

  const harnessOf = async (setting: S | undefined): Promise<ApiHarness> => {
    const name = setting ?? 'usual';
    const api = harnesses.get(name) ?? (await ApiHarness.open(kind, setting === undefined ? {} : settings[setting]));
    harnesses.set(name, api);
    return api;
  };

  for (const [call, provocations] of Object.entries(rows))
    describe(call, () => {
      for (const [number, text, when, provoke, setting] of provocations)
        it(`answers ${String(number)} ${text} when ${when}`, async () => {
          const answer = await provoke(await harnessOf(setting));
          expect(read(answer.json as never)).toEqual({ number, text });
          if (setting === OUTAGE)
            expect(answer).toMatchObject({ status: outageStatus, headers: { 'retry-after': '1' } });
        });
    });
}

/** The `number text` pairs that rows show. */
export const pairsCovered = (rows: readonly ReplyCase[] = []): readonly string[] =>
  [...new Set(rows.map(([number, text]) => `${String(number)} ${text}`))].sort();
