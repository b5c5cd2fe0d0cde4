import { type Locale, LOCALES, TEMPLATE_NAMES, type TemplateName } from '../../common';
import type { AppTemplates, TemplateRef } from './app-templates';
import { type SmsSize, smsSize } from './sms/sms-size';
import { type Content, TemplateRenderer } from './template-renderer';
import { secretOf, type TemplateStrings } from './template-strings';

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
  private readonly renderer: TemplateRenderer;

  constructor(
    private readonly templates: AppTemplates,
    private readonly publicUrl: string,
  ) {
    this.renderer = new TemplateRenderer(templates, publicUrl);
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

  private preview(ref: TemplateRef): TemplatePreview {
    const { template } = ref;
    const content = sampleVariables(template, this.publicUrl);
    const mail = this.renderer.render({ ...ref, channel: 'email' }, content);
    return {
      template,
      sms: this.sms(ref, this.templates.words(ref)),
      email: { subject: mail.subject ?? '', text: mail.text, html: mail.html ?? '' },
      isOwn: Object.keys(this.templates.overrides(ref)).length > 0,
    };
  }

  private sms(ref: TemplateRef, words: TemplateStrings): TemplatePreview['sms'] {
    if (words.sms === undefined) return undefined;
    const { text } = this.renderer.render(
      { ...ref, channel: 'sms' },
      sampleVariables(ref.template, this.publicUrl),
    );
    return { text, ...smsSize(text) };
  }
}

/** Values that nobody takes for real ones, in a message of the given kind. */
export function sampleVariables(template: TemplateName, publicUrl: string): Content {
  const secret = secretOf[template];
  return {
    reference: 'XYZ',
    minutes: 5,
    code: secret === 'code' ? '123456' : null,
    link: secret === 'link' ? `${publicUrl}/reset#token=sample&timestamp=0&uid=sample` : null,
  };
}
