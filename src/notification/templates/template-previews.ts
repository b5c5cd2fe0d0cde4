import { type Locale, LOCALES, TEMPLATE_NAMES, type TemplateName } from '../../common';
import type { AppTemplates, TemplateRef } from './app-templates';
import { type SmsSize, smsSize } from './sms/sms-size';
import { type MessageVariables, TemplateRenderer } from './template-renderer';
import { secretOf } from './template-strings';

/** A message with sample values, as it would be sent. */
export interface TemplatePreview {
  readonly template: TemplateName;
  /** Undefined for a message that is sent by mail only. */
  readonly sms: (SmsSize & { readonly text: string }) | undefined;
  readonly email: { readonly subject: string; readonly text: string; readonly html: string };
  /** True when the app overrides a part of it. */
  readonly isOwn: boolean;
}

/** Previews of all messages, for operators. */
export class TemplatePreviews {
  private readonly renderer: TemplateRenderer;

  constructor(
    private readonly templates: AppTemplates,
    private readonly publicUrl: string,
  ) {
    this.renderer = new TemplateRenderer(templates, publicUrl);
  }

  /** Apps that override strings; all other apps use the standard ones. */
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
    const variables = sampleVariables(ref.template, this.publicUrl);
    const mail = this.renderer.render({ ...ref, channel: 'email' }, variables);
    return {
      template: ref.template,
      sms: this.sms(ref, variables),
      email: { subject: mail.subject ?? '', text: mail.text, html: mail.html ?? '' },
      isOwn: Object.keys(this.templates.overrides(ref)).length > 0,
    };
  }

  private sms(ref: TemplateRef, variables: MessageVariables): TemplatePreview['sms'] {
    if (this.templates.strings(ref).sms === undefined) return undefined;
    const { text } = this.renderer.render({ ...ref, channel: 'sms' }, variables);
    return { text, ...smsSize(text) };
  }
}

/** Recognisably unreal values for a message. */
export function sampleVariables(template: TemplateName, publicUrl: string): MessageVariables {
  const secret = secretOf[template];
  return {
    reference: 'XYZ',
    minutes: 5,
    code: secret === 'code' ? '123456' : null,
    link: secret === 'link' ? `${publicUrl}/reset#token=sample&timestamp=0&uid=sample` : null,
  };
}
