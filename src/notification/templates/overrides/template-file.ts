import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type Locale, LOCALES, TEMPLATE_NAMES, type TemplateName } from '../../../common';

interface AppFile {
  /** Path of the file relative to the templates folder. */
  readonly path: string;
  readonly app: string;
}

/** Template file that overrides one part of a message. */
export interface StringsFile extends AppFile {
  readonly part: 'sms' | 'subject' | 'text' | 'html';
  readonly locale: Locale;
  readonly template: TemplateName;
}

/** Template file that overrides the name of a client application. */
interface ServiceFile extends AppFile {
  readonly part: 'service';
}

export type TemplateFile = StringsFile | ServiceFile;

const ENDINGS = [
  ['.sms.txt', 'sms'],
  ['.subject.txt', 'subject'],
  ['.email.txt', 'text'],
  ['.email.html', 'html'],
] as const;

const entries = LOCALES.flatMap((locale) =>
  TEMPLATE_NAMES.flatMap((template) =>
    ENDINGS.map(([ending, part]) => [`${locale}/${template}${ending}`, { locale, template, part }] as const),
  ),
);

/** Message parts that a template file may override, by its path in the folder of a client application. */
const PARTS: ReadonlyMap<string, Omit<StringsFile, keyof AppFile>> = new Map(entries);

const PATH = /^([A-Za-z0-9][A-Za-z0-9._-]{0,63})\/(.+)$/;

/**
 * Parses a path: `<app>/service.txt`, or `<app>/<locale>/<template>` with one of the endings. Returns undefined for any
 * other.
 */
export function parseTemplatePath(path: string): TemplateFile | undefined {
  const [, app, rest = ''] = PATH.exec(path) ?? [];
  if (app === undefined) return undefined;
  if (rest === 'service.txt') return { path, app, part: 'service' };
  const part = PARTS.get(rest);
  return part && { path, app, ...part };
}

/**
 * Lists the paths of all files below a folder, sorted and with slashes. Hidden files (such as those of a mounted
 * volume) are left out.
 */
export function filesBelow(folder: string, prefix = ''): readonly string[] {
  return readdirSync(folder)
    .filter((name) => !name.startsWith('.'))
    .sort()
    .flatMap((name) => {
      const path = join(folder, name);
      return statSync(path).isDirectory() ? filesBelow(path, `${prefix}${name}/`) : [prefix + name];
    });
}

/** Reads a text file without byte order mark, outer blanks and CR. Returns undefined when it is not readable UTF-8. */
export function readText(file: string): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file)).replaceAll('\r\n', '\n').trim();
  } catch {
    return undefined;
  }
}
