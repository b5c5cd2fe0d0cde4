import { type Operation, statedStatus } from '../../http';

type Reply = Operation['table']['done'];

/** Distinct answer of an operation: number, text and status, with the outcomes that lead to it. */
export interface OperationResult {
  readonly number: number;
  readonly text: string;
  readonly status: number;
  readonly provenance: Reply['provenance'];
  /** Outcomes with this answer: `done`, or refusal reasons that are answered alike. */
  readonly outcomes: readonly string[];
  /** Body of the reply as it is sent; a sample for a computed reply. */
  readonly body: object;
}

/** Provenances of a reply from the strongest to the weakest. */
const PROVENANCES: readonly OperationResult['provenance'][] = ['documented', 'family', 'ours'];

/**
 * Results of an operation and of the action router before it: the success first, then refusals by number. Replies with the
 * same body and HTTP status are one result, with the strongest provenance of them.
 */
export function resultsOf(operation: Operation): readonly OperationResult[] {
  const { table, action } = operation;
  // The operation's own replies are listed twice: first for their order, last to take precedence over the router's.
  const refused = { ...table.refused, ...action?.unmatched.refused, ...table.refused };
  const results = new Map<string, OperationResult>();
  for (const result of [['done', table.done] as const, ...Object.entries(refused)].flatMap(resultsOfReply(operation))) {
    const key = JSON.stringify([result.body, result.status]);
    results.set(key, merge(result, results.get(key)));
  }
  return [...results.values()].sort(bySuccessThenNumber);
}

/** Results of one reply and of its further samples; empty for a file, which has no result number. */
const resultsOfReply =
  (operation: Operation) =>
  ([outcome, reply]: readonly [string, Reply]): readonly OperationResult[] => {
    const usual = statusOf(operation, outcome);
    if (usual === undefined) return [];
    return [reply, ...(reply.samples ?? [])].flatMap(({ body, provenance }) => {
      const status = statedStatus(body, operation.table) ?? usual;
      const { number, text } = numberAndText(body, operation);
      return typeof number === 'number' ? [{ number, text, status, provenance, outcomes: [outcome], body }] : [];
    });
  };

function numberAndText(body: object, { api: { resultFields } }: Operation) {
  const members = body as Readonly<Record<string, unknown>>;
  return { number: members[resultFields.number], text: String(members[resultFields.text]) };
}

/**
 * HTTP status of an outcome. An operation without fields can only receive a malformed request as a whole: 400, or
 * undefined where the codec encodes that fault itself and no reply of the table is sent.
 */
function statusOf({ table, codec, method, fields }: Operation, outcome: string): OperationResult['status'] | undefined {
  if (outcome === 'unavailable') return table.unavailableStatus ?? 503;
  const hasFields = fields !== undefined || (method === 'POST' && codec.forms.request !== undefined);
  if (outcome !== 'malformed' || hasFields) return 200;
  return codec.encodeFault === undefined ? 400 : undefined;
}

function merge(result: OperationResult, known?: OperationResult): OperationResult {
  if (known === undefined) return result;
  const origins = [known.provenance, result.provenance];
  const provenance = PROVENANCES.find((each) => origins.includes(each)) ?? result.provenance;
  return { ...known, provenance, outcomes: [...new Set([...known.outcomes, ...result.outcomes])] };
}

const bySuccessThenNumber = (one: OperationResult, other: OperationResult): number => rank(one) - rank(other);

const rank = ({ outcomes, number }: OperationResult): number =>
  outcomes.includes('done') ? Number.MIN_SAFE_INTEGER : number;
