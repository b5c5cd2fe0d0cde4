import { Injectable } from '@nestjs/common';
import { AuditRecorder } from '../../audit';
import { type AccountSummary, AccountTimeline, ShowAccount, type TimelineEvent, TypedAddresses } from '../../auth';
import { done } from '../../common';
import type { CurrentOperator } from '../frame/current-operator';

/** Result of a search: accounts with what happened to them, and messages. */
export interface Found {
  readonly accounts: readonly { readonly account: AccountSummary; readonly events: readonly TimelineEvent[] }[];
  /** Events of messages; none where they are among those of an account. */
  readonly messages: readonly TimelineEvent[];
}

/** Finds what operators search: an account, an address, or a message. Each search is in the audit log. */
@Injectable()
export class SearchService {
  constructor(
    private readonly accounts: ShowAccount,
    private readonly timeline: AccountTimeline,
    private readonly addresses: TypedAddresses,
    private readonly audit: AuditRecorder,
  ) {}

  /** Searches the accounts of a client application, and the messages of all. */
  async search({ name, ip }: CurrentOperator, app: string, query: string): Promise<Found> {
    const { phone, email } = this.addresses.read(query);
    const found = await this.accounts.execute({ app, identifier: query });
    const accounts = await Promise.all(
      found.map(async (account) => ({ account, events: await this.timeline.execute(account) })),
    );
    const messages = accounts.length === 0 ? await this.timeline.ofMessages(query, phone ?? email) : [];
    const subject = { accountId: found[0]?.id, target: phone ?? email };
    await this.audit.record({ app, ip }, { event: 'search', operator: name, ...subject }, done(undefined));
    return { accounts, messages };
  }
}
