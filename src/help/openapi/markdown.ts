const MARKS = /[\\`*_[\]<>#|~]|(?<=^\d+)\./gm;

/** Text as Markdown that shows it as it is, line by line: `1001.` begins no list. */
export const asMarkdown = (text: string): string => text.replace(MARKS, '\\$&').replaceAll('\n', '  \n');
