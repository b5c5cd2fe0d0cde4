/** Characters with a meaning in Markdown, and the full stop that makes a list of a number. */
const MARKDOWN = /[\\`*_[\]<>#|~]|(?<=^\d+)\./gm;

/** Escapes plain text as Markdown and keeps its line breaks; `1001.` does not begin a list. */
export const asMarkdown = (text: string): string => text.replace(MARKDOWN, '\\$&').replaceAll('\n', '  \n');
