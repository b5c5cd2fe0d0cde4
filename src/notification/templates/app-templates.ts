import type { Locale, TemplateName } from '../../common';
import { catalogue } from './catalogue';
import type { TemplateStrings } from './template-strings';

/** Which message is meant, and in which app's words. */
export interface TemplateRef {
  readonly app: string;
  readonly template: TemplateName;
  readonly locale: Locale;
}

/** What one app says in words of its own. */
export interface AppStrings {
  /** How the app calls itself. */
  readonly service?: string | undefined;
  /** Parts of messages, by `stringsKey`. */
  readonly words: ReadonlyMap<string, Partial<TemplateStrings>>;
}

const OUR_NAME = 'regain';

export const stringsKey = ({ locale, template }: Pick<TemplateRef, 'locale' | 'template'>): string => `${locale}/${template}`;

/** The words of all messages: those of the app where it has its own, else ours. */
export class AppTemplates {
  /** TemplateStrings by app. */
  constructor(private readonly own: ReadonlyMap<string, AppStrings> = new Map()) {}

  /** Apps with words of their own. */
  get apps(): readonly string[] {
    return [...this.own.keys()];
  }

  service(app: string): string {
    return this.own.get(app)?.service ?? OUR_NAME;
  }

  words(ref: TemplateRef): TemplateStrings {
    return { ...catalogue[ref.locale][ref.template], ...this.overrides(ref) };
  }

  /** The parts that the app words itself. */
  overrides({ app, ...message }: TemplateRef): Partial<TemplateStrings> {
    return this.own.get(app)?.words.get(stringsKey(message)) ?? {};
  }
}
