import { type Locale, LOCALES, TEMPLATE_NAMES, type TemplateName } from '../../common';
import type { AppTemplates, TemplateRef } from './app-templates';
import { type SmsSize, smsSize } from './sms/sms-size';
import { type MessageVariables, TemplateRenderer } from './template-renderer';
import { secretOf } from './template-strings';

/** Preview of a message: rendered with sample values, as it would be sent. */
export interface TemplatePreview {
  readonly template: TemplateName;
  /** Rendered SMS; undefined for a message that is sent by mail only. */
  readonly sms: (SmsSize & { readonly text: string }) | undefined;
  readonly email: { readonly subject: string; readonly text: string; readonly html: string };
  /** True when the client application overrides a part of the message. */
  readonly isOwn: boolean;
}

/** Renders previews of all messages, for operators. */
export class TemplatePreviews {
  private readonly renderer: TemplateRenderer;

  constructor(
    private readonly templates: AppTemplates,
    private readonly publicUrl: string,
  ) {
    this.renderer = new TemplateRenderer(templates, publicUrl);
  }

  /** Ids of the client applications that override strings; all others use the standard ones. */
  get apps(): readonly string[] {
    return this.templates.apps;
  }

  /** Previews of all messages of a client application in one language. */
  all(app: string, locale: Locale): readonly TemplatePreview[] {
    return TEMPLATE_NAMES.map((template) => this.preview({ app, locale, template }));
  }

  /** Previews of all messages of a client application in all languages. */
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

/** Sample values of a message's placeholders, recognisable as unreal. */
export function sampleVariables(template: TemplateName, publicUrl: string): MessageVariables {
  const secret = secretOf[template];
  return {
    reference: 'XYZ',
    minutes: 5,
    code: secret === 'code' ? '123456' : null,
    link: secret === 'link' ? `${publicUrl}/reset#token=sample&timestamp=0&uid=sample` : null,
  };
}
