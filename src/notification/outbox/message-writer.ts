import { Secret } from '../../common';
import type { ReadyMessage } from '../vendors/channel';
import type { Renderer } from '../templates/renderer';
import type { LeasedRow } from './outbox.store';
import type { OutboxSerializer } from './outbox-serializer';

/** Turns a leased row into the message that a provider carries. */
export class MessageWriter {
  constructor(
    private readonly serializer: OutboxSerializer,
    private readonly renderer: Renderer,
  ) {}

  /** The message, or undefined for a decoy. Throws when the row cannot be read or put into words: no try will help. */
  write(row: LeasedRow): ReadyMessage | undefined {
    const { decoy, to, code, link, minutes: given } = this.serializer.unpack(row).reveal();
    const minutes = minutesLeft(given, row.ageMs);
    const { id, app, channel, template, locale, reference } = row;
    const { segments, ...words } = this.renderer.render(row, { reference, code, link, minutes });
    if (decoy) return undefined;
    const letter = new Secret({ to, code, link, minutes, ...words });
    const secondsLeft = Math.max(1, Math.floor(row.leftMs / 1000));
    return { id, app, channel, template, locale, reference, segments, secondsLeft, letter };
  }
}

/** To the nearest minute: one that leaves at once promises what it was queued with. */
const minutesLeft = (given: number, ageMs: number): number => Math.max(1, Math.round(given - ageMs / 60_000));
