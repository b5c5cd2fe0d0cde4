import type { AppTemplates } from '../app-templates';
import { Renderer } from '../renderer';
import { sampleContent } from '../sample-content';
import type { TemplateFile } from './template-file';

const MAX_SEGMENTS = 4;

/** The longest code that an app may ask for. */
const LONGEST_CODE = '0'.repeat(10);

/** Paths of texts that take too many parts, with the longest code and the line that is added to them. */
export function tooLong(files: readonly TemplateFile[], templates: AppTemplates, publicUrl: string): readonly string[] {
  const renderer = new Renderer(templates, publicUrl);
  return files.flatMap((file) => {
    if (file.part !== 'sms') return [];
    /* The link keeps a text that should not have one from failing here: that is told by its own rule. */
    const content = { ...sampleContent(file.template, publicUrl), code: LONGEST_CODE, link: publicUrl };
    const { segments } = renderer.render({ ...file, channel: 'sms' }, content);
    return (segments ?? 0) > MAX_SEGMENTS ? [file.path] : [];
  });
}
