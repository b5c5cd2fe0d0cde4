import { CountedRandom } from '../../../test/doubles/counted-random';
import { tokenDigest } from '../../common';
import type { Account } from '../accounts/account';
import type { AuthOptions } from '../auth.config';
import { ticketProof } from './proof-spender';
import { type ExpectedTicket, TicketService } from './ticket.service';
import { type StoredTicket, type Ticket, TicketStore } from './ticket.sql-store';

const account: Account = {
  ...{ id: 'ada', number: 1, app: 'default', username: 'ada', phone: undefined, email: undefined },
  ...{ passwordHash: 'plain:secret', credentialVersion: 3, locale: 'en' },
};
const ticket: Ticket = {
  ...{ app: 'default', kind: 'link', purpose: 'recover', accountId: 'ada', credentialVersion: 3 },
  ...{ challengeId: undefined, stamp: 1_763_700_000, locale: 'ja' },
};
const expected: ExpectedTicket = { kind: 'link', purpose: 'recover', stamp: 1_763_700_000 };

const wrong = { ok: false, refusal: { reason: 'ticket-wrong' } };
const expired = { ok: false, refusal: { reason: 'ticket-expired' } };

/** Tickets in memory. */
class Tickets extends TicketStore {
  readonly rows = new Map<string, StoredTicket & { readonly lifetimeSeconds: number }>();

  constructor() {
    super(undefined as never);
  }

  override put(digest: string, row: Ticket, lifetimeSeconds: number): Promise<void> {
    this.rows.set(digest, { ...row, isLive: true, lifetimeSeconds });
    return Promise.resolve();
  }

  override find(digest: string): Promise<StoredTicket | undefined> {
    return Promise.resolve(this.rows.get(digest));
  }

  override consume(digest: string): Promise<boolean> {
    const row = this.rows.get(digest);
    if (row) this.rows.set(digest, { ...row, isLive: false });
    return Promise.resolve(row?.isLive === true);
  }
}

describe(TicketService.name, () => {
  let tickets: Tickets;
  let service: TicketService;

  beforeEach(() => {
    tickets = new Tickets();
    service = new TicketService(tickets, new CountedRandom(), { ticketSeconds: 90 } as AuthOptions);
  });

  const issued = async (traits: Partial<Ticket> = {}): Promise<string> =>
    (await service.issue({ ...ticket, ...traits })).reveal();
  const peek = async (token: string, of: Account | undefined = account, as: Partial<ExpectedTicket> = {}) =>
    service.proof(token, of, { ...expected, ...as }).peek();

  it('stores the digest of a token of 256 bits, for the time of the options', async () => {
    const token = await issued();
    expect(token).toHaveLength(43);
    expect([...tickets.rows]).toEqual([[tokenDigest(token), { ...ticket, isLive: true, lifetimeSeconds: 90 }]]);
  });

  it('tells purpose and language of a ticket, consumed or not, and of nothing else', async () => {
    const token = await issued({ purpose: 'change-password' });
    await tickets.consume(tokenDigest(token));
    expect([await service.purposeOf(token), await service.localeOf(token)]).toEqual(['change-password', 'ja']);
    expect([await service.purposeOf('unknown'), await service.localeOf('unknown')]).toEqual([undefined, undefined]);
  });

  it('takes the ticket of an account for its proof, and consumes it once', async () => {
    const token = await issued();
    const proof = service.proof(token, account, expected);
    const peeked = { ok: true, value: { id: ticketProof(tokenDigest(token)), locale: 'ja' } };
    expect([await proof.peek(), await proof.peek()]).toEqual([peeked, peeked]);
    expect([await proof.consume(), await proof.consume()]).toEqual([{ ok: true, value: undefined }, expired]);
    expect([await proof.peek(), proof.outdated]).toEqual([expired, { reason: 'ticket-expired' }]);
  });

  it.each<[string, Account | undefined, Partial<ExpectedTicket>]>([
    ['another account', { ...account, id: 'bob' }, {}],
    ['the same id at another client application', { ...account, app: 'shop' }, {}],
    ['another kind', account, { kind: 'code' }],
    ['another purpose', account, { purpose: 'change-password' }],
    ['another stamp', account, { stamp: 1_763_700_001 }],
  ])('refuses the ticket for %s', async (_other, of, as) => {
    const token = await issued();
    expect(await peek(token, of, as)).toEqual(wrong);
    expect(await peek(token)).toMatchObject({ ok: true });
  });

  it('refuses any ticket without an account, and what is no ticket', async () => {
    const token = await issued();
    expect(await service.proof(token, undefined, expected).peek()).toEqual(wrong);
    expect(await peek('unknown')).toEqual(wrong);
  });

  it('takes a ticket from before a change of credentials for expired', async () => {
    const token = await issued();
    expect(await peek(token, { ...account, credentialVersion: 4 })).toEqual(expired);
    expect(await peek(token, { ...account, credentialVersion: 2 })).toEqual(expired);
  });
});
