import { join } from 'node:path';
import { done, type Outcome, refuse } from '../../../common';
import { AppTemplates, type AppStrings, stringsKey } from '../app-templates';
import type { TemplateStrings } from '../template-strings';
import { wrongs, tooLong } from './check-strings';
import { filesBelow, readWords, type TemplateFile, templateFile } from './template-file';

/** Every problem names the file that it is in. */
export interface TemplatesUnusable {
  readonly reason: 'templates-unusable';
  readonly problems: readonly string[];
}

/** A file that has its place, and what stands in it. */
interface WordedFile {
  readonly file: TemplateFile;
  readonly words: string;
}

const PLACE =
  'is not <app>/service.txt, nor <app>/<locale>/<template> with .sms.txt, .subject.txt, .email.txt, .email.html';

/**
 * Reads the texts of the apps from a folder, all at once; `publicUrl` is the site that the last line of an SMS names.
 * Refuses the whole folder when anything in it could not be sent as it stands.
 */
export function readAppTemplates(folder: string, publicUrl: string): Outcome<AppTemplates, TemplatesUnusable> {
  const paths = pathsBelow(folder);
  if (paths === undefined) return unusable(['is not a folder that can be read']);
  const files = paths.map(templateFile);
  const read = files.flatMap((file) => (file ? [{ file, words: readWords(join(folder, file.path)) }] : []));
  const worded = read.flatMap(({ file, words }) => (words === undefined ? [] : [{ file, words }]));
  const templates = new AppTemplates(wordsByApp(worded));
  const problems = [
    ...paths.filter((_, index) => files[index] === undefined).map((path) => `${path} ${PLACE}`),
    ...read.filter(({ words }) => words === undefined).map(({ file }) => `${file.path} is not UTF-8 text`),
    ...worded.flatMap(({ file, words }) => wrongs(file, words).map((wrong) => `${file.path} ${wrong}`)),
    ...pagesWithoutText(worded).map((path) => `${path} has no .email.txt beside it, for readers that show no HTML`),
    ...tooLong(
      files.filter((file) => file !== undefined),
      templates,
      publicUrl,
    ).map((path) => `${path} takes more than four SMS, with the line that is added`),
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

function pagesWithoutText(worded: readonly WordedFile[]): readonly string[] {
  const paths = new Set(worded.map(({ file }) => file.path));
  return [...paths].filter((path) => path.endsWith('.html') && !paths.has(path.replace(/html$/, 'txt')));
}

function wordsByApp(worded: readonly WordedFile[]): ReadonlyMap<string, AppStrings> {
  const apps = new Set(worded.map(({ file }) => file.app));
  return new Map([...apps].map((app) => [app, appWords(worded.filter(({ file }) => file.app === app))]));
}

function appWords(worded: readonly WordedFile[]): AppStrings {
  const words = new Map<string, Partial<TemplateStrings>>();
  for (const { file, words: text } of worded) {
    if (file.part === 'service') continue;
    words.set(stringsKey(file), { ...words.get(stringsKey(file)), ...part(file.part, text) });
  }
  return { service: worded.find(({ file }) => file.part === 'service')?.words, words };
}

function part(name: Exclude<TemplateFile['part'], 'service'>, text: string): Partial<TemplateStrings> {
  return name === 'text' ? { paragraphs: text.split(/\n{2,}/) } : { [name]: text };
}
