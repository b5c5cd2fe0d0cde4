import { type EventCounts, EventLog } from '../../events';
import type { Find } from '../command';
import { bad, doubtful, type Finding, fine } from './finding';

/** Age in milliseconds beyond which the oldest event has failed several times, or no worker runs. */
const STUCK_MS = 10 * 60_000;

/** Checks the events that are told to the owner's software. */
export async function checkEvents(find: Find): Promise<readonly Finding[]> {
  return judgeEvents(await find(EventLog).counts());
}

/** Findings about the outbox of events; none where there has been no event lately. */
export function judgeEvents({ waiting, oldestMs, dead }: EventCounts): readonly Finding[] {
  const what = `${String(waiting)} waiting, the oldest for ${String(Math.round(oldestMs / 1_000))} s`;
  const waits =
    oldestMs < STUCK_MS
      ? fine('events', what)
      : bad(
          'events',
          what,
          'see that EVENTS_URL is set, that a process with ROLE=worker or all runs, and in its log what it answers',
        );
  return [
    ...(waiting > 0 ? [waits] : []),
    ...(dead > 0
      ? [
          doubtful(
            'dead events',
            String(dead),
            'npm run regain -- events:list shows why, events:replay tells them again',
          ),
        ]
      : []),
  ];
}
