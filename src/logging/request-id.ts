import type { Random } from '../common';

const ACCEPTABLE = /^[A-Za-z0-9._-]{1,64}$/;
const ID_BYTES = 12;

/** The id that a proxy gave the request (X-Request-Id), if it can be written to a log as it stands; else a new one. */
export function requestId(given: string | readonly string[] | undefined, random: Random): string {
  return typeof given === 'string' && ACCEPTABLE.test(given) ? given : random.token(ID_BYTES);
}
