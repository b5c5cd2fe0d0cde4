import type { AppTemplates } from '../app-templates';
import { sampleVariables } from '../template-previews';
import { TemplateRenderer } from '../template-renderer';
import { controlsIn, type Placeholder, PLACEHOLDERS, says } from '../template-variables';
import { secretOf } from '../template-strings';
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

const MAX_SEGMENTS = 4;

/** The longest code that an app may ask for. */
const LONGEST_CODE = '0'.repeat(10);

/** Paths of texts that take too many parts, with the longest code and the line that is added to them. */
export function tooLong(files: readonly TemplateFile[], templates: AppTemplates, publicUrl: string): readonly string[] {
  const renderer = new TemplateRenderer(templates, publicUrl);
  return files.flatMap((file) => {
    if (file.part !== 'sms') return [];
    /* The link keeps a text that should not have one from failing here: that is told by its own rule. */
    const content = { ...sampleVariables(file.template, publicUrl), code: LONGEST_CODE, link: publicUrl };
    const { segments } = renderer.render({ ...file, channel: 'sms' }, content);
    return (segments ?? 0) > MAX_SEGMENTS ? [file.path] : [];
  });
}
