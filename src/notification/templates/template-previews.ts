import { LOCALES, type Locale, TEMPLATE_NAMES, type TemplateName } from '../../common';
import type { AppTemplates, Wording } from './app-templates';
import { Renderer } from './renderer';
import { sampleContent } from './sample-content';
import { type SmsSize, smsSize } from './sms/sms-size';
import type { Words } from './words';

/** A message with sample values, as it would be sent. */
export interface TemplatePreview {
  readonly template: TemplateName;
  /** Undefined for a message that only travels by mail. */
  readonly sms: (SmsSize & { readonly text: string }) | undefined;
  readonly email: { readonly subject: string; readonly text: string; readonly html: string };
  /** Whether any of it is in the app's own words. */
  readonly isOwn: boolean;
}

/** Shows operators what people get to read. */
export class TemplatePreviews {
  private readonly renderer: Renderer;

  constructor(
    private readonly templates: AppTemplates,
    private readonly publicUrl: string,
  ) {
    this.renderer = new Renderer(templates, publicUrl);
  }

  /** Apps with words of their own; every other app uses the standard ones. */
  get apps(): readonly string[] {
    return this.templates.apps;
  }

  /** All messages of an app in one language. */
  all(app: string, locale: Locale): readonly TemplatePreview[] {
    return TEMPLATE_NAMES.map((template) => this.preview({ app, locale, template }));
  }

  /** All messages of an app in all languages. */
  table(app: string): readonly { readonly locale: Locale; readonly previews: readonly TemplatePreview[] }[] {
    return LOCALES.map((locale) => ({ locale, previews: this.all(app, locale) }));
  }

  private preview(wording: Wording): TemplatePreview {
    const { template } = wording;
    const content = sampleContent(template, this.publicUrl);
    const mail = this.renderer.render({ ...wording, channel: 'email' }, content);
    return {
      template,
      sms: this.sms(wording, this.templates.words(wording)),
      email: { subject: mail.subject ?? '', text: mail.text, html: mail.html ?? '' },
      isOwn: Object.keys(this.templates.ownWords(wording)).length > 0,
    };
  }

  private sms(wording: Wording, words: Words): TemplatePreview['sms'] {
    if (words.sms === undefined) return undefined;
    const { text } = this.renderer.render(
      { ...wording, channel: 'sms' },
      sampleContent(wording.template, this.publicUrl),
    );
    return { text, ...smsSize(text) };
  }
}
