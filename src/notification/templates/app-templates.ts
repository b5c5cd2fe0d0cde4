import type { Locale, TemplateName } from '../../common';
import { catalogue } from './catalogue';
import type { TemplateStrings } from './template-strings';

/** Reference to a template of an app in a language. */
export interface TemplateRef {
  readonly app: string;
  readonly template: TemplateName;
  readonly locale: Locale;
}

/** Strings that one app overrides. */
export interface AppStrings {
  /** Name of the app, as people know it. */
  readonly service?: string | undefined;
  /** Overridden parts of messages, by `stringsKey`. */
  readonly strings: ReadonlyMap<string, Partial<TemplateStrings>>;
}

const DEFAULT_SERVICE = 'regain';

export const stringsKey = ({ locale, template }: Pick<TemplateRef, 'locale' | 'template'>): string =>
  `${locale}/${template}`;

/** Strings of all messages: the app's own where it has any, else the standard ones. */
export class AppTemplates {
  /** `own`: strings by app. */
  constructor(private readonly own: ReadonlyMap<string, AppStrings> = new Map()) {}

  /** Apps that override strings. */
  get apps(): readonly string[] {
    return [...this.own.keys()];
  }

  service(app: string): string {
    return this.own.get(app)?.service ?? DEFAULT_SERVICE;
  }

  strings(ref: TemplateRef): TemplateStrings {
    return { ...catalogue[ref.locale][ref.template], ...this.overrides(ref) };
  }

  /** Parts that the app overrides. */
  overrides({ app, ...message }: TemplateRef): Partial<TemplateStrings> {
    return this.own.get(app)?.strings.get(stringsKey(message)) ?? {};
  }
}
