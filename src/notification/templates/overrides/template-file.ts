import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type Locale, LOCALES, TEMPLATE_NAMES, type TemplateName } from '../../../common';

interface AppFile {
  /** Below the folder of all apps. */
  readonly path: string;
  readonly app: string;
}

/** A part of a message. */
export interface WordsFile extends AppFile {
  readonly part: 'sms' | 'subject' | 'text' | 'html';
  readonly locale: Locale;
  readonly template: TemplateName;
}

/** How an app calls itself. */
interface ServiceFile extends AppFile {
  readonly part: 'service';
}

export type TemplateFile = WordsFile | ServiceFile;

const ENDINGS = [
  ['.sms.txt', 'sms'],
  ['.subject.txt', 'subject'],
  ['.email.txt', 'text'],
  ['.email.html', 'html'],
] as const;

const named = LOCALES.flatMap((locale) =>
  TEMPLATE_NAMES.flatMap((template) =>
    ENDINGS.map(([ending, part]) => [`${locale}/${template}${ending}`, { locale, template, part }] as const),
  ),
);

/** Every part of every message that the folder of one app may hold. */
const WORDS: ReadonlyMap<string, Omit<WordsFile, keyof AppFile>> = new Map(named);

const PATH = /^([A-Za-z0-9][A-Za-z0-9._-]{0,63})\/(.+)$/;

/** Reads `<app>/service.txt` or `<app>/<locale>/<template>` with one of the endings; undefined for anything else. */
export function templateFile(path: string): TemplateFile | undefined {
  const [, app, rest = ''] = PATH.exec(path) ?? [];
  if (app === undefined) return undefined;
  if (rest === 'service.txt') return { path, app, part: 'service' };
  const words = WORDS.get(rest);
  return words && { path, app, ...words };
}

/** Paths of all files below a folder, with slashes, in order. Hidden ones (such as a mount's own) are left out. */
export function filesBelow(folder: string, prefix = ''): readonly string[] {
  return readdirSync(folder)
    .filter((name) => !name.startsWith('.'))
    .sort()
    .flatMap((name) => {
      const path = join(folder, name);
      return statSync(path).isDirectory() ? filesBelow(path, `${prefix}${name}/`) : [prefix + name];
    });
}

/** A text without byte order mark, outer blanks and foreign line ends; undefined when it cannot be read as UTF-8. */
export function readWords(file: string): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file)).replaceAll('\r\n', '\n').trim();
  } catch {
    return undefined;
  }
}
