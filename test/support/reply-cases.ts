import type { DatabaseKind } from './database-harness';
import { ApiHarness, type HarnessOptions } from './api-harness';
import type { Answer } from './http-client';

/**
 * Case of one reply of a route: its number and text, the condition that completes the title “… when”, the requests that
 * provoke it, and the settings that they need if not the usual ones.
 */
export type ReplyCase<S extends string = string> = readonly [
  number: number,
  text: string,
  when: string,
  provoke: (api: ApiHarness) => Promise<Answer>,
  setting?: S,
];

/** Cases by route. */
export type ReplyCases<S extends string = string> = Readonly<Record<string, readonly ReplyCase<S>[]>>;

/** Reads number and text of a reply. */
export type ReadReply = (reply: never) => { readonly number: number; readonly text: string };

/** Settings under which every request is an outage, which HTTP shows as 503 but in one dialect. */
const OUTAGE = 'the core is out of order';
const UNAVAILABLE = 503;

/** One test for every case, each on an application with the settings that it needs. */
export function testReplies<S extends string>(
  kind: DatabaseKind,
  cases: ReplyCases<S>,
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

  for (const [route, routeCases] of Object.entries(cases))
    describe(route, () => {
      for (const [number, text, when, provoke, setting] of routeCases)
        it(`answers ${String(number)} ${text} when ${when}`, async () => {
          const answer = await provoke(await harnessOf(setting));
          expect(read(answer.json as never)).toEqual({ number, text });
          if (setting === OUTAGE)
            expect(answer).toMatchObject({ status: outageStatus, headers: { 'retry-after': '1' } });
        });
    });
}

/** The `number text` pairs of the cases. */
export const pairsCovered = (cases: readonly ReplyCase[] = []): readonly string[] =>
  [...new Set(cases.map(([number, text]) => `${String(number)} ${text}`))].sort();
