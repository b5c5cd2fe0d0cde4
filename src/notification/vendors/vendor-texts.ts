import { type Locale, LOCALES, TEMPLATE_NAMES, type TemplateName } from '../../common';
import { type ConfigRule, type EnvParser, jsonObject, Unreadable } from '../../config';
import type { VendorLists } from './vendor-config';

/** Text in every language. */
export type LocalizedText = Readonly<Record<Locale, string>>;

/** Ids of texts registered with a vendor, by template. A template without an id cannot be sent by the vendor. */
export type VendorTemplates = Readonly<Partial<Record<TemplateName, LocalizedText>>>;

type Given = Readonly<Partial<Record<Locale, string>>>;

const MAX_LENGTH = 64;

const LANGUAGES = `languages out of ${LOCALES.join(', ')}`;

/** Parses a text for all languages: one plain text, or a JSON object such as {"zh-CN":"…","en":"…"}. */
export const localizedText: EnvParser<LocalizedText> = (given) => {
  if (!given.startsWith('{')) return isText(given) ? complete({ [LOCALES[0]]: given }) : new Unreadable(TEXT_RULE);
  const perLocale = jsonObject(given);
  return isPerLocale(perLocale) ? complete(perLocale) : new Unreadable(TEXT_RULE);
};

const TEXT_RULE = `must be a text of at most ${String(MAX_LENGTH)} characters, or a JSON object with one for ${LANGUAGES}`;

/** Parses the ids of registered texts, a JSON object such as {"recover-code":{"zh-CN":"SMS_1","en":"SMS_2"}}. */
export const vendorTemplates: EnvParser<VendorTemplates> = (given) => {
  const byName = jsonObject(given);
  const entries = Object.entries(byName ?? {});
  if (!byName || !entries.every(isTemplate)) return new Unreadable(TEMPLATES_RULE);
  return Object.fromEntries(entries.filter(isTemplate).map(([name, ids]) => [name, complete(ids)]));
};

const TEMPLATES_RULE =
  'must be a JSON object such as {"recover-code":{"zh-CN":"SMS_1"}}: ' +
  `templates out of ${TEMPLATE_NAMES.join(', ')}, ${LANGUAGES}`;

function isTemplate(entry: [string, unknown]): entry is [TemplateName, Given] {
  return TEMPLATE_NAMES.some((name) => name === entry[0]) && isPerLocale(entry[1]);
}

function isPerLocale(value: unknown): value is Given {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const entries = Object.entries(value);
  return entries.length > 0 && entries.every(([locale, text]) => LOCALES.some((it) => it === locale) && isText(text));
}

const isText = (value: unknown): value is string =>
  typeof value === 'string' && value.length > 0 && value.length <= MAX_LENGTH && !/\p{C}/u.test(value);

/** Adds missing languages by the nearest given one: of the same base language, else English, else the first. */
function complete(given: Given): LocalizedText {
  const [first = ''] = Object.values(given);
  const nearest = (locale: Locale): string => {
    const nearest = LOCALES.find((it) => given[it] !== undefined && languageOf(it) === languageOf(locale));
    return given[locale] ?? (nearest && given[nearest]) ?? given.en ?? first;
  };
  return Object.fromEntries(LOCALES.map((locale) => [locale, nearest(locale)])) as LocalizedText;
}

const languageOf = (locale: Locale): string | undefined => locale.split('-')[0];

/** Names of the templates that contain a code. */
const CODES = ['recover-code', 'change-code', 'register-code'] as const satisfies readonly TemplateName[];

/**
 * Config rule: a vendor of registered texts has an id for every template with a code, since it could not send the code
 * otherwise.
 */
export const codesAreRegistered = <N extends string>(
  vendor: string,
  name: N,
): ConfigRule<Readonly<Partial<Record<N, VendorTemplates>>> & VendorLists> => ({
  reads: [name, 'SMS_PROVIDERS'],
  rule: `must name the registered texts ${CODES.join(', ')} in production`,
  isBroken: (env) => env.SMS_PROVIDERS.includes(vendor) && CODES.some((code) => env[name]?.[code] === undefined),
});
