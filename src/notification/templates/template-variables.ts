/** Values of all placeholders of a message. None of them is user input. */
export interface TemplateVariables {
  /** Name of the client application, as its users know it. */
  readonly service: string;
  /** Three letters that identify the request for which the message is sent. */
  readonly reference: string;
  /** Minutes for which the code or link is valid. */
  readonly minutes: number;
  /** Host of the site where the code is entered, without a port. */
  readonly host: string;
  readonly code: string | null;
  readonly link: string | null;
}

/** Placeholder names allowed between {{ and }}. */
export const PLACEHOLDERS = ['service', 'reference', 'minutes', 'host', 'code', 'link'] as const;

export type Placeholder = (typeof PLACEHOLDERS)[number] & keyof TemplateVariables;

const PLACEHOLDER = new RegExp(String.raw`\{\{\s*(${PLACEHOLDERS.join('|')})\s*\}\}`, 'g');
const LONE_SECRET = /^\{\{\s*(code|link)\s*\}\}$/;

/**
 * Replaces the placeholders of a text by their values, each passed through `escape`. Throws when the message lacks a value,
 * so that an incomplete message is never sent.
 */
export const fill = (
  text: string,
  variables: TemplateVariables,
  escape: (value: string) => string = (value) => value,
): string => text.replace(PLACEHOLDER, (_, name: Placeholder) => escape(required(variables[name], name)));

/** True for a text that contains the placeholder. */
export const hasPlaceholder = (text: string, name: Placeholder): boolean =>
  [...text.matchAll(PLACEHOLDER)].some(([, found]) => found === name);

/** Returns `code` or `link` for a text that consists of only this placeholder; else undefined. */
export const loneSecret = (text: string): string | undefined => LONE_SECRET.exec(text)?.[1];

function required(value: string | number | null, name: string): string {
  if (value === null || value === '') throw new Error(`the template needs a ${name}, the message has none`);
  return String(value);
}

const CONTROL_CHARACTERS = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu;

/** Control characters of a text that would end a line of a mail header, or change the direction of its text. */
export const controlsIn = (text: string): readonly string[] => text.match(CONTROL_CHARACTERS) ?? [];
