import { join } from 'node:path';
import { done, type Outcome, refuse } from '../../../common';
import { AppTemplates, type AppStrings, stringsKey } from '../app-templates';
import type { TemplateStrings } from '../template-strings';
import { tooLong, violationsIn } from './check-strings';
import { filesBelow, parseTemplatePath, readText, type TemplateFile } from './template-file';

/** Refusal of a templates folder; every problem names its file. */
export interface TemplatesUnusable {
  readonly reason: 'templates-unusable';
  readonly problems: readonly string[];
}

/** Template file with its text. */
interface LoadedFile {
  readonly file: TemplateFile;
  readonly text: string;
}

const EXPECTED_PATH =
  'is not <app>/service.txt, nor <app>/<locale>/<template> with .sms.txt, .subject.txt, .email.txt, .email.html';

/**
 * Reads the template overrides of all client applications from a folder. Refuses the whole folder when any file could
 * not be sent as it is. `publicUrl` is the site that the last line of an SMS names.
 */
export function readAppTemplates(folder: string, publicUrl: string): Outcome<AppTemplates, TemplatesUnusable> {
  const paths = pathsBelow(folder);
  if (paths === undefined) return unusable(['is not a folder that can be read']);
  const parsed = paths.map((path) => ({ path, file: parseTemplatePath(path) }));
  const files = parsed.flatMap(({ file }) => file ?? []);
  const read = files.map((file) => ({ file, text: readText(join(folder, file.path)) }));
  const loaded = read.flatMap(({ file, text }) => (text === undefined ? [] : [{ file, text }]));
  const templates = new AppTemplates(stringsByApp(loaded));
  const problems = [
    ...parsed.filter(({ file }) => file === undefined).map(({ path }) => `${path} ${EXPECTED_PATH}`),
    ...read.filter(({ text }) => text === undefined).map(({ file }) => `${file.path} is not UTF-8 text`),
    ...loaded.flatMap(({ file, text }) => violationsIn(file, text).map((violation) => `${file.path} ${violation}`)),
    ...htmlWithoutText(loaded).map((path) => `${path} has no .email.txt beside it, for readers that show no HTML`),
    ...tooLong(files, templates, publicUrl).map(
      (path) => `${path} takes more than four SMS, with the line that is added`,
    ),
  ];
  return problems.length === 0 ? done(templates) : unusable(problems);
}

const unusable = (problems: readonly string[]) => refuse({ reason: 'templates-unusable', problems });

function pathsBelow(folder: string): readonly string[] | undefined {
  try {
    return filesBelow(folder);
  } catch {
    return undefined;
  }
}

function htmlWithoutText(loaded: readonly LoadedFile[]): readonly string[] {
  const paths = new Set(loaded.map(({ file }) => file.path));
  return [...paths].filter((path) => path.endsWith('.html') && !paths.has(path.replace(/html$/, 'txt')));
}

function stringsByApp(loaded: readonly LoadedFile[]): ReadonlyMap<string, AppStrings> {
  const apps = new Set(loaded.map(({ file }) => file.app));
  return new Map([...apps].map((app) => [app, stringsOf(loaded.filter(({ file }) => file.app === app))]));
}

function stringsOf(loaded: readonly LoadedFile[]): AppStrings {
  const strings = new Map<string, Partial<TemplateStrings>>();
  for (const { file, text } of loaded) {
    if (file.part === 'service') continue;
    strings.set(stringsKey(file), { ...strings.get(stringsKey(file)), ...stringOf(file.part, text) });
  }
  return { service: loaded.find(({ file }) => file.part === 'service')?.text, strings };
}

function stringOf(part: Exclude<TemplateFile['part'], 'service'>, text: string): Partial<TemplateStrings> {
  return part === 'text' ? { paragraphs: text.split(/\n{2,}/) } : { [part]: text };
}
