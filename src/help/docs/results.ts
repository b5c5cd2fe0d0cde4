import type { Operation } from '../../http';

type Row = Operation['table']['done'];

/** An answer that a route can give, and why. */
export interface Result {
  readonly number: number;
  readonly text: string;
  readonly status: 200 | 400 | 503;
  readonly origin: Row['provenance'];
  /** What the core answered: `done`, or the reasons of refusals that are told in the same words. */
  readonly outcomes: readonly string[];
  /** The whole reply as it is sent, or its sample where it varies. */
  readonly body: object;
}

/** The best known origin first. */
const ORIGINS: readonly Result['origin'][] = ['documented', 'family', 'ours'];

/**
 * The answers of a route, and of the gate before it: what is done, then refusals by their numbers. What says the same under
 * one HTTP status is one, of the best known origin.
 */
export function resultsOf(operation: Operation): readonly Result[] {
  const { table, action } = operation;
  // Twice: its own rows come first, and win.
  const refused = { ...table.refused, ...action?.unmatched.refused, ...table.refused };
  const results = new Map<string, Result>();
  for (const result of [['done', table.done] as const, ...Object.entries(refused)].flatMap(saidBy(operation))) {
    const key = JSON.stringify([result.body, result.status]);
    results.set(key, merged(result, results.get(key)));
  }
  return [...results.values()].sort(byNumber);
}

const saidBy =
  (operation: Operation) =>
  ([outcome, row]: readonly [string, Row]): readonly Result[] => {
    const status = statusOf(operation, outcome);
    if (status === undefined) return [];
    return [row, ...(row.samples ?? [])].flatMap(({ body, provenance: origin }) => {
      const { number, text } = read(body, operation);
      return typeof number === 'number' ? [{ number, text, status, origin, outcomes: [outcome], body }] : [];
    });
  };

function read(body: object, { api: { resultFields } }: Operation) {
  const members = body as Readonly<Record<string, unknown>>;
  return { number: members[resultFields.number], text: String(members[resultFields.text]) };
}

/**
 * What is malformed where nothing is asked is the request as a whole, which some codecs answer in words that are no row's:
 * undefined.
 */
function statusOf({ table, codec, method, fields }: Operation, outcome: string): Result['status'] | undefined {
  if (outcome === 'unavailable') return table.unavailableStatus ?? 503;
  const isAsked = fields !== undefined || (method === 'POST' && codec.forms.request !== undefined);
  if (outcome !== 'malformed' || isAsked) return 200;
  return codec.encodeFault === undefined ? 400 : undefined;
}

function merged(result: Result, known?: Result): Result {
  if (known === undefined) return result;
  const origins = [known.origin, result.origin];
  const origin = ORIGINS.find((each) => origins.includes(each)) ?? result.origin;
  return { ...known, origin, outcomes: [...new Set([...known.outcomes, ...result.outcomes])] };
}

const byNumber = (one: Result, other: Result): number => order(one) - order(other);
const order = ({ outcomes, number }: Result): number => (outcomes.includes('done') ? Number.MIN_SAFE_INTEGER : number);
