/** All that a message may say beside its own words; none of it was typed by a user. */
export interface TemplateVariables {
  /** Who speaks, as people read it. */
  readonly service: string;
  /** Three letters by which a person tells one request from another. */
  readonly reference: string;
  /** How long the code or the link is good. */
  readonly minutes: number;
  /** Where the code is to be entered, without a port. */
  readonly host: string;
  readonly code: string | null;
  readonly link: string | null;
}

/** What stands between {{ and }}. */
export const PLACEHOLDERS = ['service', 'reference', 'minutes', 'host', 'code', 'link'] as const;

export type Placeholder = (typeof PLACEHOLDERS)[number] & keyof TemplateVariables;

const SLOT = new RegExp(String.raw`\{\{\s*(${PLACEHOLDERS.join('|')})\s*\}\}`, 'g');
const NOTHING_ELSE = /^\{\{\s*(code|link)\s*\}\}$/;

/**
 * Puts the facts where their placeholders are, each written by `write`. Throws over a fact that the message lacks: half
 * a message is never sent.
 */
export const fill = (words: string, facts: TemplateVariables, write: (fact: string) => string = asItIs): string =>
  words.replace(SLOT, (_, name: Placeholder) => write(present(facts[name], name)));

/** True for words that say the fact. */
export const says = (words: string, name: Placeholder): boolean =>
  [...words.matchAll(SLOT)].some(([, found]) => found === name);

/** The code or the link, for words that are nothing else. */
export const loneSecret = (words: string): string | undefined => NOTHING_ELSE.exec(words)?.[1];

const asItIs = (fact: string): string => fact;

function present(fact: string | number | null, name: string): string {
  if (fact === null || fact === '') throw new Error(`the template needs a ${name}, the message has none`);
  return String(fact);
}

const CONTROLS = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu;

/** The characters that would end a line of a mail's head, or turn the direction of its text around. */
export const controlsIn = (text: string): readonly string[] => text.match(CONTROLS) ?? [];
