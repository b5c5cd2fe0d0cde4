import { type Reader, Unreadable } from './variable';

/** Requests that one IP address may make in a minute before a route answers `throttled`. */
export interface ThrottleConfig {
  readonly requestsPerMinute: number;
  /** The same for calls that send a message. */
  readonly sendsPerMinute: number;
}

export const STANDARD_THROTTLE: ThrottleConfig = { requestsPerMinute: 300, sendsPerMinute: 60 };

const FORM = /^([1-9]\d{0,8})(?:,send=([1-9]\d{0,8}))?$/;

/** `300` or `300,send=60`. */
export const throttle: Reader<ThrottleConfig> = (given) => {
  const [, requests, sends] = FORM.exec(given) ?? [];
  if (requests === undefined) return new Unreadable('must be requests per minute and IP: 300 or 300,send=60');
  const requestsPerMinute = Number(requests);
  const standard = Math.min(STANDARD_THROTTLE.sendsPerMinute, requestsPerMinute);
  return { requestsPerMinute, sendsPerMinute: sends === undefined ? standard : Number(sends) };
};
