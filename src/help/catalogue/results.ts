import type { Operation } from '../../wire';

/** An answer that a route can give, and why. */
export interface Result {
  readonly number: number;
  readonly text: string;
  readonly origin: 'documented' | 'family' | 'ours';
  /** What the core answered: `done`, or the reasons of refusals that are told in the same words. */
  readonly outcomes: readonly string[];
  /** The whole reply as it is sent, or its sample where it varies. */
  readonly body: object;
}

/** The answers of a route, and of the gate before it, in the order of its table; refusals that say the same are one. */
export function resultsOf({ table, action, face: { says } }: Operation): readonly Result[] {
  // Twice: its own rows come first, and win.
  const refused = { ...table.refused, ...action?.unchosen.refused, ...table.refused };
  const rows = [['done', table.done] as const, ...Object.entries(refused)];
  const results = new Map<string, Result>();
  for (const [outcome, { body, origin }] of rows) {
    const members = body as Readonly<Record<string, unknown>>;
    const number = members[says.number];
    if (typeof number !== 'number') continue;
    const text = String(members[says.text]);
    const key = JSON.stringify([body, origin]);
    const outcomes = [...(results.get(key)?.outcomes ?? []), outcome];
    results.set(key, { number, text, origin, outcomes, body });
  }
  return [...results.values()];
}
