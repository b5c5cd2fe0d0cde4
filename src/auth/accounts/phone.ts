import {
  type CountryCode,
  getCountries,
  getCountryCallingCode,
  getExampleNumber,
  parsePhoneNumberFromString,
  type PhoneNumber,
} from 'libphonenumber-js/max';
import mobileExamples from 'libphonenumber-js/mobile/examples';
import { isTypable, normalizeTypedPhone } from '../../common';
import { readPhoneUri } from './phone-uri';

/** Phone number as typed, with the calling code (`+86`) that a client may send separately. */
export interface PhoneInput {
  readonly number: string;
  readonly callingCode?: string;
}

/** Parsed phone number. */
export interface Phone {
  /** Canonical spelling in E.164, such as `+8613800138000`. */
  readonly e164: string;
  /** Calling code, such as `+86`. */
  readonly callingCode: string;
  /** Country (ISO 3166-1 alpha-2); undefined for numbers without one, such as satellite phones. */
  readonly region: string | undefined;
  /** True for a mobile number that belongs to a country. */
  readonly canReceiveSms: boolean;
}

/** Most of what clients send and tables hold; any normal form of it is the same text. */
const PLAIN_DIGITS = /^\+?[0-9]{1,20}$/;
/** Digits after a sign, in groups as libphonenumber reads them; an extension or a pause has other characters. */
const SPELLING = /^[()[\] ./~-]*\+*[()[\] ./~-]*[0-9][0-9()[\] ./~-]*$/;
/** Punctuation between the digits of a number. */
const PUNCTUATION = /[()[\] ./~-]+/g;
/** Signs of a country: several plus signs side by side are one. */
const SIGNS_OF_A_COUNTRY = /^(?:\++(?:00)?|00)/;
const CALLING_CODE = /^[1-9][0-9]{0,3}$/;
/** Maximum length of a number without its punctuation. */
const MAX_LENGTH = 32;
const SMS_TYPES: readonly (string | undefined)[] = ['MOBILE', 'FIXED_LINE_OR_MOBILE'];

/**
 * Parses a phone number in any common spelling. A leading + or 00 (or both) determines the country, else the separate
 * calling code, else `defaultRegion`. Returns undefined for text that is no number, has an extension, or contradicts its
 * own calling code.
 */
export function parsePhone(input: PhoneInput, defaultRegion: string | undefined): Phone | undefined {
  const written = read(input);
  const parsed = written && parse(written, defaultRegion);
  const type = parsed?.getType();
  return parsed === undefined || type === undefined ? undefined : toPhone(parsed, type);
}

/** Parses a stored number. A number that cannot be parsed any more gets no SMS. */
export const parseStoredPhone = (e164: string): Phone =>
  parsePhone({ number: e164 }, undefined) ?? { e164, callingCode: '', region: undefined, canReceiveSms: false };

/** Number in digits, after a + where it names its country; the calling code in digits, empty where none was given. */
interface Written {
  readonly number: string;
  readonly callingCode: string;
}

function read({ number, callingCode = '' }: PhoneInput): Written | undefined {
  const typed = withoutPunctuation(number);
  const code = readCallingCode(callingCode);
  const isNumber = typed !== undefined && typed.length <= MAX_LENGTH && code !== undefined;
  return isNumber ? { number: typed.replace(SIGNS_OF_A_COUNTRY, '+'), callingCode: code } : undefined;
}

function readCallingCode(typed: string): string | undefined {
  if (typed === '') return '';
  const code = withoutPunctuation(typed)?.replace(SIGNS_OF_A_COUNTRY, '') ?? '';
  return CALLING_CODE.test(code) ? code : undefined;
}

/** Digits after the sign of a country, if any. Returns undefined for any other text. */
function withoutPunctuation(typed: string): string | undefined {
  if (PLAIN_DIGITS.test(typed)) return typed;
  const text = isTypable(typed) ? readPhoneUri(normalizeTypedPhone(typed)) : undefined;
  return text !== undefined && SPELLING.test(text) ? text.replace(PUNCTUATION, '') : undefined;
}

function parse({ number, callingCode }: Written, defaultRegion: string | undefined): PhoneNumber | undefined {
  if (callingCode === '') return parsePhoneNumberFromString(number, defaultRegion as CountryCode | undefined);
  const parsed = number.startsWith('+')
    ? parsePhoneNumberFromString(number)
    : parsePhoneNumberFromString(number, { defaultCallingCode: callingCode });
  return parsed?.countryCallingCode === callingCode ? parsed : undefined;
}

/** Phone of a number with its type, which valid numbers alone have; it is the costly part of the check. */
const toPhone = (parsed: PhoneNumber, type: string): Phone => ({
  e164: parsed.number,
  callingCode: `+${parsed.countryCallingCode}`,
  region: parsed.country,
  canReceiveSms: parsed.country !== undefined && SMS_TYPES.includes(type),
});

/** Lists the countries with known phone numbers, and their calling codes. */
export const phoneCountries = (): readonly { region: string; callingCode: string }[] =>
  getCountries().map((region) => ({ region, callingCode: `+${getCountryCallingCode(region)}` }));

/** Mobile number of a country (ISO 3166-1 alpha-2) in E.164, that stands for any other; undefined for a country without phones. */
export const exampleMobile = (region: string): string | undefined =>
  getExampleNumber(region as CountryCode, mobileExamples)?.number;

/** Calling code (`+86`) of a number in E.164. */
export const callingCodeOf = (e164: string): string | undefined => {
  const code = parsePhoneNumberFromString(e164)?.countryCallingCode;
  return code === undefined ? undefined : `+${code}`;
};

/** Digits of a number in E.164 without its country: those that are significant first, then those that people dial at home. */
export function nationalSpellings(e164: string): { readonly callingCode: string; readonly numbers: readonly string[] } {
  const parsed = parsePhoneNumberFromString(e164);
  if (!parsed) return { callingCode: '', numbers: [] };
  const dialled = parsed.formatNational().replace(/\D/g, '');
  const significant = parsed.nationalNumber;
  return { callingCode: parsed.countryCallingCode, numbers: [...new Set<string>([significant, dialled])] };
}
