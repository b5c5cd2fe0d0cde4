import { commaSeparated } from './readers';
import { type Reader, Unreadable } from './variable';

/** Providers that can carry an SMS. */
export type SmsProvider = 'inbox' | 'webhook';

/** Providers that can carry an e-mail. */
export type MailProvider = 'inbox' | 'smtp' | 'webhook';

/** Provider names in order of preference; the word `none` alone switches the channel off (an empty list). */
const providers =
  <P extends string>(...known: readonly P[]): Reader<readonly P[]> =>
  (given) => {
    if (given === 'none') return [];
    const named = commaSeparated(given);
    const found = named.flatMap((name) => known.filter((provider) => provider === name));
    if (found.length > 0 && found.length === named.length) return found;
    return new Unreadable(`must be none, or a list out of ${known.join(', ')}`);
  };

export const smsProviders: Reader<readonly SmsProvider[]> = providers('inbox', 'webhook');
export const mailProviders: Reader<readonly MailProvider[]> = providers('inbox', 'smtp', 'webhook');
