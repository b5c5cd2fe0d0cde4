import { createHmac } from 'node:crypto';
import { sameText } from '../../receipts/same-text';

/** A call of Twilio's. */
export interface TwilioCall {
  readonly url: string;
  readonly parameters: URLSearchParams;
  /** The header `X-Twilio-Signature`. */
  readonly signature: string;
}

/**
 * True for a call that was signed with the account's token: HMAC-SHA-1, in base64, of the address as configured, followed
 * by name and value of each parameter in the order of names (twilio.com/docs/usage/webhooks/webhooks-security). Twilio's own
 * validators try the address with its port and without, because either may have been signed.
 */
export function isSignedByTwilio({ url, parameters, signature }: TwilioCall, authToken: string): boolean {
  const sorted = new URLSearchParams(parameters);
  sorted.sort();
  const content = [...sorted].flat().join('');
  return spellings(url)
    .map((each) => createHmac('sha1', authToken).update(`${each}${content}`).digest('base64'))
    .some((expected) => sameText(signature, expected));
}

/** An https address as it is, without its port and with it. */
function spellings(url: string): readonly string[] {
  const { hostname, port } = new URL(url);
  const authority = /^https:\/\/[^/?]*/;
  const withPort = `https://${hostname}:${port === '' ? '443' : port}`;
  return [url, url.replace(authority, `https://${hostname}`), url.replace(authority, withPort)];
}
