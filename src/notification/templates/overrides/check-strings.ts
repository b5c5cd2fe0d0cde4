import type { AppTemplates } from '../app-templates';
import { sampleVariables } from '../template-previews';
import { TemplateRenderer } from '../template-renderer';
import { secretOf } from '../template-strings';
import { controlsIn, hasPlaceholder, type Placeholder, PLACEHOLDERS } from '../template-variables';
import type { StringsFile, TemplateFile } from './template-file';

const MAX_LENGTHS = { service: 40, subject: 200, sms: 1_000, text: 20_000, html: 100_000 } as const;

/**
 * Control characters allowed in each part of a message: line ends in texts of several lines, tabs that indent a page.
 */
const ALLOWED_CONTROLS: Readonly<Record<TemplateFile['part'], string>> = {
  ...{ service: '', subject: '', sms: '\n', text: '\n', html: '\n\t' },
};

const BRACED = /\{\{([^{}]*)\}\}/g;

/**
 * Validates the text of one template file. Returns a description of each violation, to be printed after the path of the
 * file.
 */
export function violationsIn(file: TemplateFile, text: string): readonly string[] {
  return [
    ...shapeViolations(file, text),
    ...braceViolations(text),
    ...placeholderViolations(file, text),
    ...(file.part === 'sms' ? smsViolations(file, text) : []),
  ];
}

function shapeViolations({ part }: TemplateFile, text: string): readonly string[] {
  const controls = controlsIn(text).filter((each) => !ALLOWED_CONTROLS[part].includes(each));
  return [
    ...(text.trim() === '' ? ['is empty'] : []),
    ...(text.length > MAX_LENGTHS[part] ? [`is longer than ${MAX_LENGTHS[part]} characters`] : []),
    ...(controls.length > 0 ? ['holds a control character, or a line end where one line is expected'] : []),
  ];
}

function smsViolations({ template }: StringsFile, text: string): readonly string[] {
  return [
    ...(secretOf[template] === 'link' ? ['words an SMS, but links travel by mail only'] : []),
    ...(/^@/m.test(text) ? ['holds a line that begins with @: the last line is added by itself'] : []),
  ];
}

function braceViolations(text: string): readonly string[] {
  return /\{\{|\}\}/.test(text.replace(BRACED, ''))
    ? ['has {{ without }}, or the other way round (put a space between two braces that end a style sheet)']
    : [];
}

function placeholderViolations(file: TemplateFile, text: string): readonly string[] {
  const { allowed, required } = placeholdersOf(file);
  const used = [...text.matchAll(BRACED)].map(([, name = '']) => name.trim());
  const unknown = [...new Set(used)].filter((name) => !allowed.some((known) => known === name));
  return [
    ...unknown.map((name) => `may not say {{${name.slice(0, 20)}}}, only ${allowed.map(braced).join(', ') || 'words'}`),
    ...required.filter((name) => !hasPlaceholder(text, name)).map((name) => `lacks ${braced(name)}`),
  ];
}

const braced = (name: string): string => `{{${name}}}`;

/**
 * Placeholders that a part of a message may and must have. Secrets are not allowed in subjects, which mail lists and
 * locked screens show.
 */
function placeholdersOf(file: TemplateFile): { allowed: readonly Placeholder[]; required: readonly Placeholder[] } {
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

/** Longest code that a client application can configure, as a sample. */
const LONGEST_CODE = '0'.repeat(10);

/** Paths of SMS texts that take more than 4 segments with the longest code and the appended origin-bound line. */
export function tooLong(files: readonly TemplateFile[], templates: AppTemplates, publicUrl: string): readonly string[] {
  const renderer = new TemplateRenderer(templates, publicUrl);
  return files.flatMap((file) => {
    if (file.part !== 'sms') return [];
    /* A text with a forbidden link must render here; another check reports it. */
    const variables = { ...sampleVariables(file.template, publicUrl), code: LONGEST_CODE, link: publicUrl };
    const { segments } = renderer.render({ ...file, channel: 'sms' }, variables);
    return (segments ?? 0) > MAX_SEGMENTS ? [file.path] : [];
  });
}
