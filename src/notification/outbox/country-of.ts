import { parsePhoneNumberFromString } from 'libphonenumber-js/max';

/** The ISO 3166 region of a number in E.164; null where it has none, such as a satellite phone's. */
export const countryOf = (number: string): string | null => parsePhoneNumberFromString(number)?.country ?? null;
