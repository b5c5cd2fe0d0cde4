import {
  type CountryCode,
  getCountries,
  getCountryCallingCode,
  parsePhoneNumberFromString,
  type PhoneNumber,
} from 'libphonenumber-js/max';

/** A phone number as a client gives it: as typed, and the calling code (`+86`) that it may name beside it. */
export interface PhoneInput {
  readonly number: string;
  readonly callingCode?: string;
}

/** A number in its one canonical spelling, and what is known about it. */
export interface Phone {
  /** `+8613800138000` */
  readonly e164: string;
  /** `+86` */
  readonly callingCode: string;
  /** ISO 3166-1 alpha-2; undefined for numbers of no country, such as a satellite's. */
  readonly region: string | undefined;
  /** A mobile number of a country. */
  readonly canReceiveSms: boolean;
}

const SPELLING = /^\+?[0-9(][0-9 ().-]*$/;
const CALLING_CODE = /^\+?[1-9][0-9]{0,3}$/;
const MAX_LENGTH = 32;
const SMS_TYPES: readonly (string | undefined)[] = ['MOBILE', 'FIXED_LINE_OR_MOBILE'];

/**
 * Reads a number in any common spelling. A leading + or 00 names the country, else the lookup's calling code does, else
 * `defaultRegion`. Undefined for what is no number, has an extension, or disagrees with its own calling code.
 */
export function parsePhone(lookup: PhoneInput, defaultRegion: string): Phone | undefined {
  const written = read(lookup);
  const parsed = written && parse(written, defaultRegion);
  return parsed?.isValid() && parsed.ext === undefined ? toPhone(parsed) : undefined;
}

/** What was typed, in plain characters, with a + for 00; the calling code in digits, empty where none was given. */
interface Written {
  readonly number: string;
  readonly callingCode: string;
}

function read({ number, callingCode = '' }: PhoneInput): Written | undefined {
  const typed = number.normalize('NFKC').trim().replace(/^00/, '+');
  const code = callingCode.normalize('NFKC').trim();
  const isPlain = typed.length <= MAX_LENGTH && SPELLING.test(typed) && (code === '' || CALLING_CODE.test(code));
  return isPlain ? { number: typed, callingCode: code.replace('+', '') } : undefined;
}

function parse({ number, callingCode }: Written, defaultRegion: string): PhoneNumber | undefined {
  if (callingCode === '') return parsePhoneNumberFromString(number, defaultRegion as CountryCode);
  const parsed = number.startsWith('+')
    ? parsePhoneNumberFromString(number)
    : parsePhoneNumberFromString(number, { defaultCallingCode: callingCode });
  return parsed?.countryCallingCode === callingCode ? parsed : undefined;
}

const toPhone = (parsed: PhoneNumber): Phone => ({
  e164: parsed.number,
  callingCode: `+${parsed.countryCallingCode}`,
  region: parsed.country,
  canReceiveSms: parsed.country !== undefined && SMS_TYPES.includes(parsed.getType()),
});

/** Every country that phone numbers are known for, with its calling code. */
export const phoneCountries = (): readonly { region: string; callingCode: string }[] =>
  getCountries().map((region) => ({ region, callingCode: `+${getCountryCallingCode(region)}` }));

/** The calling code (`+86`) of a number in its canonical spelling. */
export const callingCodeOf = (e164: string): string | undefined => {
  const code = parsePhoneNumberFromString(e164)?.countryCallingCode;
  return code === undefined ? undefined : `+${code}`;
};
