import type { AnyTable } from './reply-table';
import { type AnyRow, type Origin, RawReply } from './row';

/** A reply as an error-code page prints it. */
export interface PrintedReply {
  readonly number: number;
  readonly text: string;
}

/** One route's table under its heading. */
export interface PrintedTable {
  readonly heading: string;
  readonly table: AnyTable;
}

const ORIGINS: Readonly<Record<Origin, string>> = {
  documented: 'documented',
  family: 'seen in the same family',
  ours: 'decided here',
};

const STYLE = [
  ':root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif }',
  'body { margin: 0 auto; max-width: 48rem; padding: 1rem }',
  'table { border-collapse: collapse; margin: 2rem 0; width: 100% }',
  'caption { font-weight: 600; padding-bottom: .5rem; text-align: left }',
  'th, td { border-bottom: 1px solid #8888; padding: .4rem .75rem .4rem 0; text-align: left; vertical-align: top }',
  'th:first-child { width: 5rem }',
  'td:last-child { color: GrayText; width: 12rem }',
].join('\n');

/**
 * A page of the numbers and texts that the routes answer, from the tables they answer with; `print` says which member of
 * a reply is its number and which its text. Rows that say the same are printed once; samples stand for rows that vary.
 */
export function renderReplyTables(
  title: string,
  tables: readonly PrintedTable[],
  print: (body: never) => PrintedReply,
): string {
  const sections = tables.map(({ heading, table }) => renderTable(heading, rowsOf(table), print));
  return [
    '<!doctype html>',
    '<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escape(title)}</title><style>${STYLE}</style></head>`,
    `<body><main><h1>${escape(title)}</h1>`,
    ...sections,
    '</main></body></html>',
    '',
  ].join('\n');
}

function rowsOf({ done, refused }: AnyTable): AnyRow[] {
  return [done, ...Object.values(refused)].filter(({ body }) => !(body instanceof RawReply));
}

function renderTable(heading: string, rows: readonly AnyRow[], print: (body: never) => PrintedReply): string {
  const lines = rows.map(({ origin, body }) => {
    const { number, text } = print(body as never);
    return `<tr><th scope="row">${String(number)}</th><td>${escape(text)}</td><td>${ORIGINS[origin]}</td></tr>`;
  });
  return [
    `<table><caption>${escape(heading)}</caption>`,
    '<thead><tr><th scope="col">Number</th><th scope="col">Text</th><th scope="col">Source</th></tr></thead>',
    `<tbody>${[...new Set(lines)].join('\n')}</tbody></table>`,
  ].join('\n');
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${String(character.charCodeAt(0))};`);
}
