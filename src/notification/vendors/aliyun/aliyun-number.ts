const MAINLAND = '+86';

/**
 * A number of E.164 as SendSms wants it: numbers of the mainland as they are dialled there, others by country code and
 * number without a plus. Undefined for a foreign number that would read as one of the mainland (most of +1): its text
 * would reach a stranger.
 */
export function aliyunNumber(e164: string): string | undefined {
  if (e164.startsWith(MAINLAND)) return e164.slice(MAINLAND.length);
  const digits = e164.slice(1);
  return /^1[3-9]\d{9}$/.test(digits) ? undefined : digits;
}
