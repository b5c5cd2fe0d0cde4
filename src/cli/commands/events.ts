import { EventLog } from '../../events';
import { UsageError } from '../arguments';
import { type Command, failed, succeeded } from '../command';
import { isoTime } from '../iso-time';

/** Number of dead events that are listed. */
const LISTED = 100;

/** `events:list`: lists the events that the owner's software did not take. */
export const listEvents: Command = {
  name: 'events:list',
  usage: '',
  summary: `Lists events that EVENTS_URL did not take within all tries, the oldest ${String(LISTED)} of them, and counts the rest.`,
  example: '',
  options: [],
  takesArgument: false,
  run: ({ context }) =>
    context.withCore(async (find) => {
      const log = find(EventLog);
      const { waiting, dead } = await log.counts();
      const events = await log.dead(LISTED);
      const lines = events.map(({ id, createdAt, type, app, accountId, why }) =>
        [id, isoTime(createdAt), type, app, accountId ?? '-', why ?? ''].join('  '),
      );
      return succeeded([`${String(dead)} dead, ${String(waiting)} waiting`, ...lines].join('\n'), {
        dead,
        waiting,
        events,
      });
    }),
};

/** `events:replay`: tells dead events again. */
export const replayEvents: Command = {
  name: 'events:replay',
  usage: '<id> | --all',
  summary: 'Queues a dead event once more, or all of them, with the id that it had.',
  example: '--all',
  options: [],
  flags: ['all'],
  takesArgument: 'optional',
  run: ({ argument, flags, context }) => {
    const isAll = flags.has('all');
    if (isAll === (argument !== undefined)) throw new UsageError('give the id of one event, or --all');
    return context.withCore(async (find) => {
      const replayed = await find(EventLog).replay(argument);
      return replayed === 0 && !isAll
        ? failed('There is no such dead event; events:list shows them.')
        : succeeded(`${String(replayed)} queued`, { queued: replayed });
    });
  },
};
