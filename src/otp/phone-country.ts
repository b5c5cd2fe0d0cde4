import {
  type CountryCode,
  getCountries,
  getCountryCallingCode,
  parsePhoneNumberFromString,
} from 'libphonenumber-js/max';

/** Countries by their calling code, which several may share. */
const COUNTRIES = new Map<string, CountryCode[]>();
for (const country of getCountries()) {
  const code = getCountryCallingCode(country);
  COUNTRIES.set(code, [...(COUNTRIES.get(code) ?? []), country]);
}

/** Number of digits of calling codes, of which none is the beginning of another one. */
const CODE_LENGTHS = [1, 2, 3] as const;

/**
 * Country (ISO 3166-1 alpha-2) of a number in E.164; undefined for one without a country, such as that of a satellite phone, and
 * for text that is no number. Most calling codes belong to one country, and tell it; numbers of the others are parsed, which takes
 * some tens of times as long.
 */
export function countryOfPhone(e164: string): string | undefined {
  if (!e164.startsWith('+')) return undefined;
  const countries = CODE_LENGTHS.map((length) => COUNTRIES.get(e164.slice(1, 1 + length))).find((found) => found);
  return countries?.length === 1 ? countries[0] : parsePhoneNumberFromString(e164)?.country;
}
