import { Injectable } from '@nestjs/common';
import { AuditReader, type StoredEntry } from '../../audit';
import { MessageLookup, type MessageReport } from '../../notification';
import type { AccountSummary } from './show-account';

/** Number of decisions that are read. */
const DECISIONS = 100;

/** Something that happened to one account. */
export interface TimelineEvent {
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly what: string;
  /** Reason, vendor or address, as far as one is known. */
  readonly about: string;
}

/** Use case of operators: “What happened to this person's codes?” */
@Injectable()
export class AccountTimeline {
  constructor(
    private readonly audit: AuditReader,
    private readonly messages: MessageLookup,
  ) {}

  /** Decisions about an account, and what became of messages to its addresses, in their order. Addresses are masked. */
  async execute({ id, app, phone, email }: AccountSummary): Promise<readonly TimelineEvent[]> {
    const masked = [phone, email].filter((address) => address !== undefined);
    const [entries, messages] = await Promise.all([
      this.audit.ofAccount(app, id, DECISIONS),
      this.messages.toRecipients(app, masked),
    ]);
    return inOrder([...entries.map(decisionOf), ...messages.flatMap(eventsOf)]);
  }

  /** Events of the messages of a reference, an id, or to a phone number or e-mail address, in their order. */
  async ofMessages(name: string, address: string | undefined): Promise<readonly TimelineEvent[]> {
    return inOrder((await this.messages.find(name, address)).flatMap(eventsOf));
  }
}

const inOrder = (events: readonly TimelineEvent[]): readonly TimelineEvent[] =>
  [...events].sort((a, b) => (a.at < b.at ? -1 : 1));

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
