import {
  DeliveryStatistics,
  DEAD_LETTER,
  REMEDIES,
  type Refused,
  remedyFor,
  type Undelivered,
  type Waiting,
} from '../../notification';
import type { Find } from '../command';
import { bad, type Finding, fine } from './finding';

/** Waiting time in milliseconds beyond which no worker can be running: an idle one polls five times a second. */
const STUCK_MS = 60_000;

const PARKED_REASONS: readonly (string | null)[] = Object.values(DEAD_LETTER);

/** Checks delivery by the statistics of the outbox. */
export async function checkDelivery(find: Find): Promise<readonly Finding[]> {
  const statistics = find(DeliveryStatistics);
  const reasons = REMEDIES.flatMap((remedy) => remedy.reasons);
  return judgeDelivery(await statistics.waiting(), await statistics.undelivered(), await statistics.refused(reasons));
}

/** Findings about delivery statistics, in the order in which they are printed. */
export function judgeDelivery(
  waiting: readonly Waiting[],
  undelivered: readonly Undelivered[],
  refusals: readonly Refused[] = [],
): readonly Finding[] {
  const isParked = ({ why }: Undelivered): boolean => PARKED_REASONS.includes(why);
  return [
    outbox(waiting),
    ...refusals.flatMap(refused),
    ...undelivered.filter(isParked).map(parked),
    ...undelivered.filter((each) => !isParked(each)).map(lost),
  ];
}

function outbox(waiting: readonly Waiting[]): Finding {
  const messages = waiting.reduce((sum, each) => sum + each.messages, 0);
  const oldestMs = Math.max(0, ...waiting.map((each) => each.oldestMs));
  const what = `${String(messages)} waiting, the oldest for ${String(Math.round(oldestMs / 1_000))} s`;
  return oldestMs < STUCK_MS
    ? fine('outbox', what)
    : bad(
        'outbox',
        what,
        'see that a process with ROLE=worker or all runs, and in its log which provider does not work',
      );
}

/** Finding about refusals that the operator can mend, whether or not another vendor took the messages. */
function refused({ why, messages, id }: Refused): readonly Finding[] {
  const remedy = remedyFor(REMEDIES, why);
  const count = `${String(messages)} of the last day (${why}, the youngest ${id})`;
  return remedy ? [bad('refused', `${count}: ${remedy.meaning}`, remedy.advice)] : [];
}

const parked = ({ why, messages, id }: Undelivered): Finding =>
  bad('parked', `${String(messages)} of the last day (${why ?? ''})`, `look in the logs for ${id}, the youngest`);

const lost = ({ state, why, messages }: Undelivered): Finding =>
  fine('undelivered', `${String(messages)} of the last day ${state}${why === null ? '' : ` (${why})`}`);
