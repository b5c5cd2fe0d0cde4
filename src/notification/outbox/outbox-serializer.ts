import { Injectable } from '@nestjs/common';
import { Clock, KeyRing, maskTarget, Random, Secret, sortableId } from '../../common';
import type { OutgoingMessage } from '../outgoing-message';
import { countryOf } from './country-of';
import type { LeasedRow, OutboxRow } from './outbox.store';

/** The confidential half of a row. `id` ties it to its row: a payload copied into another row does not open there. */
interface Sealed {
  readonly id: string;
  readonly to: string;
  readonly code: string | null;
  readonly link: string | null;
  readonly minutes: number;
  readonly decoy: boolean;
}

/** What a worker finds in a row. */
export type Payload = Omit<Sealed, 'id'>;

/** Turns messages into rows and back; only the key ring's owner can read what is in them. */
@Injectable()
export class OutboxSerializer {
  constructor(
    private readonly keys: KeyRing,
    private readonly clock: Clock,
    private readonly random: Random,
  ) {}

  serialize(message: OutgoingMessage): OutboxRow {
    const { app, channel, template, locale, lifetimeSeconds } = message;
    const id = sortableId(this.clock, this.random);
    return {
      ...{ id, app, channel, template, locale, lifetimeSeconds },
      country: channel === 'sms' ? countryOf(message.to) : null,
      code: message.code ?? null,
      reference: message.content.reference,
      maskedRecipient: maskTarget(message.to),
      payload: this.keys.seal('outbox', JSON.stringify(sealed(id, message))),
    };
  }

  /** Throws when the payload was made for another row, altered, or sealed by a key that has left the ring. */
  unpack({ id, payload }: Pick<LeasedRow, 'id' | 'payload'>): Secret<Payload> {
    const { id: madeFor, ...content } = JSON.parse(this.keys.open('outbox', payload)) as Sealed;
    if (madeFor !== id) throw new Error('the payload belongs to another row');
    return new Secret(content);
  }
}

function sealed(id: string, { to, content, lifetimeSeconds, decoy = false }: OutgoingMessage): Sealed {
  return {
    id,
    to,
    code: content.code?.reveal() ?? null,
    link: content.link?.reveal() ?? null,
    minutes: content.minutes ?? Math.max(1, Math.floor(lifetimeSeconds / 60)),
    decoy,
  };
}
