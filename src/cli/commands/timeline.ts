import { AuditReader, type StoredEntry } from '../../audit';
import { MessageLookup, type MessageReport } from '../../notification';
import { type Command, succeeded } from '../command';
import { withAccount } from '../with-account';

/** Number of decisions that are read. */
const DECISIONS = 100;

/** Something that happened to one account. */
interface TimelineEvent {
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly what: string;
  /** Reason, vendor or address, as far as one is known. */
  readonly about: string;
}

/** `timeline`: shows what happened to one person's codes. */
export const timeline: Command = {
  name: 'timeline',
  usage: '<identifier> [--app <id>]',
  summary:
    'Shows in their order the decisions about an account and what became of the messages to its addresses: queued, accepted, ' +
    'delivered, entered, ended. Ended messages are kept for seven days. Addresses are masked.',
  example: '+8613900139000',
  options: ['app'],
  takesArgument: true,
  run: (invocation) =>
    withAccount(invocation, async (find, app, { id, phone, email }) => {
      const masked = [phone, email].filter((address) => address !== undefined);
      const [entries, messages] = await Promise.all([
        find(AuditReader).ofAccount(app, id, DECISIONS),
        find(MessageLookup).toRecipients(app, masked),
      ]);
      const events = [...entries.map(decisionOf), ...messages.flatMap(eventsOf)];
      events.sort((a, b) => (a.at < b.at ? -1 : 1));
      const lines = events.map(({ at, what, about }) => `${at}  ${what}  ${about}`.trimEnd());
      return succeeded(lines.length === 0 ? 'Nothing has happened to it.' : lines.join('\n'), events);
    }),
};

const decisionOf = ({ at, event, purpose, outcome, ip, operator, times }: StoredEntry): TimelineEvent => ({
  at: new Date(at).toISOString(),
  what: [event, ...(purpose === null || purpose === event ? [] : [`(${purpose})`]), outcome].join(' '),
  about: [operator === null ? `from ${ip}` : `by ${operator}`, ...(times === 1 ? [] : [`${String(times)} times`])].join(
    ', ',
  ),
});

function eventsOf({ reference, channel, template, vendor, why, ...message }: MessageReport): readonly TimelineEvent[] {
  const name = `${channel} ${reference}`;
  const by = vendor === null ? '' : `by ${vendor}`;
  const steps: readonly (readonly [at: string | null, step: string, about: string])[] = [
    [message.createdAt, 'queued', template],
    [message.acceptedAt, 'accepted', by],
    [message.deliveredAt, 'delivered', by],
    [message.enteredAt, 'entered', ''],
    [why === null ? null : message.expiresAt, message.state, why ?? ''],
  ];
  return steps.flatMap(([at, step, about]) => (at === null ? [] : [{ at, what: `${name} ${step}`, about }]));
}
