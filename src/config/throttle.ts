import { type EnvParser, Unreadable } from './variable';

/** Requests that one IP address may make in a minute before a route answers `throttled`. */
export interface ThrottleConfig {
  readonly perMinute: number;
  /** The same for calls that send a message. */
  readonly sendPerMinute: number;
}

export const STANDARD_THROTTLE: ThrottleConfig = { perMinute: 300, sendPerMinute: 60 };

const FORM = /^([1-9]\d{0,8})(?:,send=([1-9]\d{0,8}))?$/;

/** `300` or `300,send=60`. */
export const throttle: EnvParser<ThrottleConfig> = (given) => {
  const [, requests, sends] = FORM.exec(given) ?? [];
  if (requests === undefined) return new Unreadable('must be requests per minute and IP: 300 or 300,send=60');
  const perMinute = Number(requests);
  const standard = Math.min(STANDARD_THROTTLE.sendPerMinute, perMinute);
  return { perMinute, sendPerMinute: sends === undefined ? standard : Number(sends) };
};
