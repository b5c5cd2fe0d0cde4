import type { ChannelKind } from '../../common';
import type { AppTemplates, Wording } from './app-templates';
import type { TemplateVariables } from './template-variables';
import { render, type Rendered } from './render';

/** What is particular about one message. */
export type Content = Omit<TemplateVariables, 'service' | 'host'>;

/** Puts messages into the words of their app, their language and their channel. */
export class Renderer {
  private readonly host: string;

  /** `publicUrl`: the site that codes are entered on. */
  constructor(
    private readonly templates: AppTemplates,
    publicUrl: string,
  ) {
    this.host = new URL(publicUrl).hostname;
  }

  /** Throws when the message does not travel over the channel, or lacks a fact that its words need. */
  render(wording: Wording & { readonly channel: ChannelKind }, content: Content): Rendered {
    const facts: TemplateVariables = { ...content, service: this.templates.service(wording.app), host: this.host };
    return render(this.templates.words(wording), facts, wording);
  }
}
