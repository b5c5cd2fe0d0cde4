import { Secret } from '../../kernel';
import type { ReadyMessage } from '../channel';
import { MessageFacts } from '../templates/message-facts';
import { render } from '../templates/render';
import type { LeasedRow } from './outbox.store';
import type { Packer } from './packer';

/** Turns a leased row into the message that a provider carries. */
export class MessageWriter {
  private readonly host: string;

  /** `publicUrl`: the site that codes are entered on. */
  constructor(
    private readonly packer: Packer,
    publicUrl: string,
  ) {
    this.host = new URL(publicUrl).hostname;
  }

  /** The message, or undefined for a decoy. Throws when the row cannot be read or put into words: no try will help. */
  write(row: LeasedRow): ReadyMessage | undefined {
    const { decoy, to, code, link, minutes } = this.packer.unpack(row).reveal();
    const { id, app, channel, template, locale, reference } = row;
    const words = render(row, new MessageFacts({ reference, code, link, minutes }, this.host));
    if (decoy) return undefined;
    const letter = new Secret({ to, code, link, minutes, ...words });
    return { id, app, channel, template, locale, reference, letter };
  }
}
