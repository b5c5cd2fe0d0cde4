import { Injectable } from '@nestjs/common';
import type { ChannelKind } from '../../common';
import { AuthOptions } from '../auth.config';
import { canonicalEmail } from './identifiers';
import { parsePhone } from './phone';

/** Addresses that operators type, as messages go to them and accounts have them. */
@Injectable()
export class TypedAddresses {
  constructor(private readonly options: AuthOptions) {}

  /** E.164 of a text that is a phone number, canonical form of one that is an e-mail address; undefined for each that it is not. */
  read(typed: string): { readonly phone: string | undefined; readonly email: string | undefined } {
    return { phone: parsePhone({ number: typed }, this.options.defaultRegion)?.e164, email: canonicalEmail(typed) };
  }

  /** The same for one channel: the number of an SMS, or the address of a mail; undefined for a text that is none. */
  targetOf(channel: ChannelKind, typed: string): string | undefined {
    const { phone, email } = this.read(typed);
    return channel === 'sms' ? phone : email;
  }
}
