import type { Locale } from '../../common';
import { de } from './locales/de';
import { en } from './locales/en';
import { es } from './locales/es';
import { fr } from './locales/fr';
import { ja } from './locales/ja';
import { ko } from './locales/ko';
import { zhCn } from './locales/zh-cn';
import { zhTw } from './locales/zh-tw';
import type { LocaleStrings } from './template-strings';

/** Standard strings of every message in every language; a missing one does not compile. */
export const catalogue: Readonly<Record<Locale, LocaleStrings>> = {
  'zh-CN': zhCn,
  'zh-TW': zhTw,
  en,
  ja,
  ko,
  es,
  fr,
  de,
};
