import { type SaxesAttributePlain, SaxesParser, type SaxesTagPlain } from 'saxes';

/** Element of a page with its content. */
export interface PageElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (PageElement | string)[];
}

interface OpenElement extends PageElement {
  readonly children: (PageElement | string)[];
}

const INVISIBLE = new Set(['head', 'style', 'script', 'title']);

/** Parses a page that is well-formed XML apart from its doctype. Throws when it is not. */
export function readPage(html: string): PageElement {
  const root: OpenElement = { name: '', attributes: {}, children: [] };
  const open = [root];
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }: SaxesTagPlain) => {
    const element = { name, attributes: attributes as Record<string, SaxesAttributePlain['value']>, children: [] };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on('closetag', () => open.pop());
  parser.on('text', (text) => open.at(-1)?.children.push(text));
  parser.write(html.replace(/^<!doctype html>/, '')).close();
  return root;
}

/** Elements that match, in document order. */
export function elementsOf(element: PageElement, matches: (each: PageElement) => boolean): readonly PageElement[] {
  const inside = element.children.flatMap((child) => (typeof child === 'string' ? [] : elementsOf(child, matches)));
  return matches(element) ? [element, ...inside] : inside;
}

export const hasClass = ({ attributes }: PageElement, name: string): boolean =>
  (attributes['class'] ?? '').split(' ').includes(name);

/** Visible text in document order, without the elements for which `skips` is true. */
export function textOf(element: PageElement, skips: (each: PageElement) => boolean = () => false): string {
  if (INVISIBLE.has(element.name) || skips(element)) return '';
  return element.children.map((child) => (typeof child === 'string' ? child : textOf(child, skips))).join(' ');
}

/** Words of a text, split at white space. */
export const wordsOf = (text: string): readonly string[] => text.split(/\s+/).filter((word) => word !== '');
