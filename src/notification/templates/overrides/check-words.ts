import { controlsIn } from '../controls';
import { type Placeholder, PLACEHOLDERS, says } from '../template-variables';
import { secretOf } from '../words';
import type { TemplateFile, WordsFile } from './template-file';

const LIMITS = { service: 40, subject: 200, sms: 1_000, text: 20_000, html: 100_000 } as const;

/** Lines may end where there is more than one, tabs may indent a page. */
const HARMLESS: Readonly<Record<TemplateFile['part'], string>> = {
  ...{ service: '', subject: '', sms: '\n', text: '\n', html: '\n\t' },
};

const SLOT = /\{\{([^{}]*)\}\}/g;

/** What is wrong with the words of one file, in the words of a list. */
export function wrongs(file: TemplateFile, words: string): readonly string[] {
  return [
    ...shape(file, words),
    ...braces(words),
    ...placeholders(file, words),
    ...(file.part === 'sms' ? sms(file, words) : []),
  ];
}

function shape({ part }: TemplateFile, words: string): readonly string[] {
  const controls = controlsIn(words).filter((each) => !HARMLESS[part].includes(each));
  return [
    ...(words.trim() === '' ? ['is empty'] : []),
    ...(words.length > LIMITS[part] ? [`is longer than ${LIMITS[part]} characters`] : []),
    ...(controls.length > 0 ? ['holds a control character, or a line end where one line is expected'] : []),
  ];
}

function sms({ template }: WordsFile, words: string): readonly string[] {
  return [
    ...(secretOf[template] === 'link' ? ['words an SMS, but links travel by mail only'] : []),
    ...(/^@/m.test(words) ? ['holds a line that begins with @: the last line is added by itself'] : []),
  ];
}

function braces(words: string): readonly string[] {
  return /\{\{|\}\}/.test(words.replace(SLOT, ''))
    ? ['has {{ without }}, or the other way round (put a space between two braces that end a style sheet)']
    : [];
}

function placeholders(file: TemplateFile, words: string): readonly string[] {
  const { allowed, required } = rules(file);
  const used = [...words.matchAll(SLOT)].map(([, name = '']) => name.trim());
  const unknown = [...new Set(used)].filter((name) => !allowed.some((known) => known === name));
  return [
    ...unknown.map((name) => `may not say {{${name.slice(0, 20)}}}, only ${allowed.map(braced).join(', ') || 'words'}`),
    ...required.filter((name) => !says(words, name)).map((name) => `lacks ${braced(name)}`),
  ];
}

const braced = (name: string): string => `{{${name}}}`;

/** Secrets stay out of subjects, which lists and locked screens show. */
function rules(file: TemplateFile): { allowed: readonly Placeholder[]; required: readonly Placeholder[] } {
  if (file.part === 'service') return { allowed: [], required: [] };
  const secret = secretOf[file.template];
  const allowed = PLACEHOLDERS.filter((name) => {
    if (name === 'code' || name === 'link') return name === secret && file.part !== 'subject';
    return name !== 'minutes' || secret !== undefined;
  });
  const required: readonly Placeholder[] = secret === undefined ? ['reference'] : [secret, 'reference'];
  return { allowed, required: file.part === 'subject' ? [] : required };
}
