import type { Locale, TemplateName } from '../../common';
import { catalogue } from './catalogue';
import type { Words } from './words';

/** Which message is meant, and in which app's words. */
export interface Wording {
  readonly app: string;
  readonly template: TemplateName;
  readonly locale: Locale;
}

/** What one app says in words of its own. */
export interface AppWords {
  /** How the app calls itself. */
  readonly service?: string | undefined;
  /** Parts of messages, by `wordsKey`. */
  readonly words: ReadonlyMap<string, Partial<Words>>;
}

const OUR_NAME = 'regain';

export const wordsKey = ({ locale, template }: Pick<Wording, 'locale' | 'template'>): string => `${locale}/${template}`;

/** The words of all messages: those of the app where it has its own, else ours. */
export class AppTemplates {
  /** Words by app. */
  constructor(private readonly own: ReadonlyMap<string, AppWords> = new Map()) {}

  /** Apps with words of their own. */
  get apps(): readonly string[] {
    return [...this.own.keys()];
  }

  service(app: string): string {
    return this.own.get(app)?.service ?? OUR_NAME;
  }

  words(wording: Wording): Words {
    return { ...catalogue[wording.locale][wording.template], ...this.ownWords(wording) };
  }

  /** The parts that the app words itself. */
  ownWords({ app, ...message }: Wording): Partial<Words> {
    return this.own.get(app)?.words.get(wordsKey(message)) ?? {};
  }
}
