import { Injectable } from '@nestjs/common';
import { Clock, KeyRing, maskTarget, Random, Secret, sortableId } from '../../common';
import { countryOfPhone } from '../../otp';
import { minutesOf, type OutgoingMessage } from '../outgoing-message';
import type { LeasedRow, OutboxRow } from './outbox.store';

/** Confidential part of an outbox row, which is stored encrypted. */
export interface Payload {
  readonly to: string;
  readonly code: string | null;
  readonly link: string | null;
  readonly minutes: number;
  readonly decoy: boolean;
}

/** Payload with the id of its row: copied into another row, it is rejected there. */
type BoundPayload = Payload & { readonly id: string };

/** Converts messages to outbox rows and back. The payload is encrypted under the key ring's `outbox` key. */
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
      country: channel === 'sms' ? (countryOfPhone(message.to) ?? null) : null,
      code: message.code ?? null,
      reference: message.content.reference,
      maskedRecipient: maskTarget(message.to),
      payload: this.keys.seal('outbox', JSON.stringify(payloadOf(id, message))),
    };
  }

  /**
   * Decrypts the payload of a row. Throws when it belongs to another row, was altered, or is encrypted under a key that
   * has left the ring.
   */
  deserialize({ id, payload }: Pick<LeasedRow, 'id' | 'payload'>): Secret<Payload> {
    const { id: boundTo, ...content } = JSON.parse(this.keys.open('outbox', payload)) as BoundPayload;
    if (boundTo !== id) throw new Error('the payload belongs to another row');
    return new Secret(content);
  }
}

function payloadOf(id: string, message: OutgoingMessage): BoundPayload {
  const { to, content, decoy = false } = message;
  return {
    id,
    to,
    code: content.code?.reveal() ?? null,
    link: content.link?.reveal() ?? null,
    minutes: minutesOf(message),
    decoy,
  };
}
