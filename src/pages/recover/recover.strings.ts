import type { Locale } from '../../common';
import { de } from './locales/de';
import { en } from './locales/en';
import { es } from './locales/es';
import { fr } from './locales/fr';
import { ja } from './locales/ja';
import { ko } from './locales/ko';
import { zhCn } from './locales/zh-cn';
import { zhTw } from './locales/zh-tw';
import { PROBLEM_TEXTS, type RecoverReason, type RecoverStrings } from './recover-texts';

/** Strings of the recovery pages, by language; a missing one does not compile. */
export const recoverStrings: Readonly<Record<Locale, RecoverStrings>> = {
  ...{ 'zh-CN': zhCn, 'zh-TW': zhTw, en, ja, ko, es, fr, de },
};

/** Name of each language in itself. */
export const LANGUAGE_NAMES: Readonly<Record<Locale, string>> = {
  'zh-CN': '简体中文',
  'zh-TW': '繁體中文',
  en: 'English',
  ja: '日本語',
  ko: '한국어',
  es: 'Español',
  fr: 'Français',
  de: 'Deutsch',
};

const SEPARATORS: Partial<Readonly<Record<Locale, string>>> = { 'zh-CN': '，', 'zh-TW': '，', ja: '、' };

/** Problem that a page tells, with what its text needs. */
export interface RecoverProblem {
  readonly reason: RecoverReason;
  readonly retryAfterSeconds?: number | undefined;
  /** Rules that a password breaks. */
  readonly rules?: readonly string[] | undefined;
}

/** Text of a problem in one language. */
export function problemText(locale: Locale, { reason, retryAfterSeconds = 1, rules = [] }: RecoverProblem): string {
  const strings = recoverStrings[locale];
  const named = rules.map((rule) => strings.rules[rule as keyof typeof strings.rules]).join(SEPARATORS[locale] ?? ', ');
  return filled(strings.problems[PROBLEM_TEXTS[reason]], { seconds: String(retryAfterSeconds), rules: named });
}

/** Text with its `{{…}}` replaced. */
export const filled = (text: string, values: Readonly<Record<string, string>>): string =>
  text.replace(/\{\{(\w+)\}\}/g, (whole, name: string) => values[name] ?? whole);
