import { commaSeparated } from './readers';
import { type EnvParser, Unreadable } from './variable';

const SMS = ['inbox', 'webhook', 'twilio', 'aliyun', 'tencent', 'vonage', 'sns'] as const;
const MAIL = ['inbox', 'smtp', 'webhook'] as const;

/** Providers that can carry an SMS. */
export type SmsProvider = (typeof SMS)[number];

/** Providers that can carry an e-mail. */
export type MailProvider = (typeof MAIL)[number];

/** Provider names in order of preference; the word `none` alone switches the channel off (an empty list). */
const providers =
  <P extends string>(...known: readonly P[]): EnvParser<readonly P[]> =>
  (given) => {
    if (given === 'none') return [];
    const named = commaSeparated(given);
    const found = named.flatMap((name) => known.filter((provider) => provider === name));
    if (found.length > 0 && found.length === named.length) return found;
    return new Unreadable(`must be none, or a list out of ${known.join(', ')}`);
  };

export const smsProviders: EnvParser<readonly SmsProvider[]> = providers(...SMS);
export const mailProviders: EnvParser<readonly MailProvider[]> = providers(...MAIL);
