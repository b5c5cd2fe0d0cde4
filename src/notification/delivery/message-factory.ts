import { Injectable } from '@nestjs/common';
import { Secret } from '../../common';
import { OutboxSerializer } from '../outbox/outbox-serializer';
import type { LeasedRow } from '../outbox/outbox.store';
import { TemplateRenderer } from '../templates/template-renderer';
import type { ReadyMessage } from '../vendors/channel';

/** Creates the messages that vendors get from leased rows: decrypts the payload and renders the template. */
@Injectable()
export class MessageFactory {
  constructor(
    private readonly serializer: OutboxSerializer,
    private readonly renderer: TemplateRenderer,
  ) {}

  /**
   * Decrypts and renders the message of a row. Decoys are rendered too, so that they take the same time. Throws when no
   * later try could read or render the row.
   */
  create(row: LeasedRow): ReadyMessage | 'decoy' {
    const { decoy, to, code, link, minutes: lifetime } = this.serializer.deserialize(row).reveal();
    const minutes = minutesLeft(lifetime, row.ageMs);
    const { id, app, channel, template, locale, reference } = row;
    const { segments, ...rendered } = this.renderer.render(row, { reference, code, link, minutes });
    if (decoy) return 'decoy';
    const content = new Secret({ to, code, link, minutes, ...rendered });
    const secondsLeft = Math.max(1, Math.floor(row.leftMs / 1000));
    return { id, app, channel, template, locale, reference, segments, secondsLeft, content };
  }
}

/** Minutes for which a code or link is still valid, rounded; at least 1. */
const minutesLeft = (lifetime: number, ageMs: number): number => Math.max(1, Math.round(lifetime - ageMs / 60_000));
