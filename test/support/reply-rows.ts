import type { DatabaseKind } from './database-harness';
import { DialectRig, type RigOptions } from './dialect-rig';
import type { Answer } from './http-client';

/**
 * How to make a route say one thing: the number and text, what completes “… when”, what provokes it, and the
 * installation that it takes if that is not the usual one.
 */
export type ReplyRow<S extends string = string> = readonly [
  number: number,
  text: string,
  when: string,
  provoke: (rig: DialectRig) => Promise<Answer>,
  setting?: S,
];

/** The rows of each call. */
export type ReplyRows<S extends string = string> = Readonly<Record<string, readonly ReplyRow<S>[]>>;

/** Reads number and text off an answer. */
export type ReadReply = (reply: never) => { readonly number: number; readonly text: string };

/** The installation whose answers are no answers: HTTP says so too, but for one dialect whose family never does. */
const OUTAGE = 'the core is out of order';
const UNAVAILABLE = 503;

/** One test for every row, each on the installation that it takes. */
export function testRows<S extends string>(
  kind: DatabaseKind,
  rows: ReplyRows<S>,
  settings: Readonly<Record<S, RigOptions>>,
  read: ReadReply,
  outageStatus = UNAVAILABLE,
): void {
  const rigs = new Map<string, DialectRig>();

  afterAll(() => Promise.all([...rigs.values()].map((rig) => rig.close())));

  const rigOf = async (setting: S | undefined): Promise<DialectRig> => {
    const name = setting ?? 'usual';
    const rig = rigs.get(name) ?? (await DialectRig.open(kind, setting === undefined ? {} : settings[setting]));
    rigs.set(name, rig);
    return rig;
  };

  for (const [call, provocations] of Object.entries(rows))
    describe(call, () => {
      for (const [number, text, when, provoke, setting] of provocations)
        it(`answers ${String(number)} ${text} when ${when}`, async () => {
          const answer = await provoke(await rigOf(setting));
          expect(read(answer.json as never)).toEqual({ number, text });
          if (setting === OUTAGE)
            expect(answer).toMatchObject({ status: outageStatus, headers: { 'retry-after': '1' } });
        });
    });
}

/** The `number text` pairs that rows show. */
export const pairsShown = (rows: readonly ReplyRow[] = []): readonly string[] =>
  [...new Set(rows.map(([number, text]) => `${String(number)} ${text}`))].sort();
