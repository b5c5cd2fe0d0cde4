import type { Locale, TemplateName } from '../../common';
import { catalogue } from './catalogue';
import type { TemplateStrings } from './template-strings';

/** Reference to a message template of a client application in one language. */
export interface TemplateRef {
  readonly app: string;
  readonly template: TemplateName;
  readonly locale: Locale;
}

/** Message strings that one client application overrides. */
export interface AppStrings {
  /** Name of the application, as its users know it. */
  readonly service?: string | undefined;
  /** Overridden parts of messages, by the key that `stringsKey` computes. */
  readonly strings: ReadonlyMap<string, Partial<TemplateStrings>>;
}

const DEFAULT_SERVICE = 'regain';

export const stringsKey = ({ locale, template }: Pick<TemplateRef, 'locale' | 'template'>): string =>
  `${locale}/${template}`;

/** Message strings of all client applications: their own overrides, else the standard strings. */
export class AppTemplates {
  /** Parameter `own`: overridden strings by client application. */
  constructor(private readonly own: ReadonlyMap<string, AppStrings> = new Map()) {}

  /** Ids of the client applications that override strings. */
  get apps(): readonly string[] {
    return [...this.own.keys()];
  }

  service(app: string): string {
    return this.own.get(app)?.service ?? DEFAULT_SERVICE;
  }

  strings(ref: TemplateRef): TemplateStrings {
    return { ...catalogue[ref.locale][ref.template], ...this.overrides(ref) };
  }

  /** Parts of a message that the client application overrides. */
  overrides({ app, ...message }: TemplateRef): Partial<TemplateStrings> {
    return this.own.get(app)?.strings.get(stringsKey(message)) ?? {};
  }
}
