import { isIPv4 } from 'node:net';

/**
 * True for a host that only this machine reaches: `localhost`, names below it, 127.0.0.0/8 and ::1, with or without the
 * brackets of a URL.
 */
export function isLoopback(host: string): boolean {
  const name = host.toLowerCase().replace(/^\[|\]$/g, '');
  return /^(?:.+\.)?localhost\.?$/.test(name) || name === '::1' || (isIPv4(name) && name.startsWith('127.'));
}
