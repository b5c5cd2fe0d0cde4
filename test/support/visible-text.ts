import { type SaxesAttributePlain, SaxesParser, type SaxesTagPlain } from 'saxes';

/** An element of a page, and what stands in it. */
export interface PageElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (PageElement | string)[];
}

interface OpenElement extends PageElement {
  readonly children: (PageElement | string)[];
}

const UNSEEN = new Set(['head', 'style', 'script', 'title']);

/** Reads a page that is well-formed XML but for its doctype; throws where it is not. */
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

/** All elements that fit, in the order of the document. */
export function elementsOf(element: PageElement, fits: (each: PageElement) => boolean): readonly PageElement[] {
  const inside = element.children.flatMap((child) => (typeof child === 'string' ? [] : elementsOf(child, fits)));
  return fits(element) ? [element, ...inside] : inside;
}

export const hasClass = ({ attributes }: PageElement, name: string): boolean =>
  (attributes['class'] ?? '').split(' ').includes(name);

/** The text that people see, in the order of the document, without elements that `skips` leaves out. */
export function textOf(element: PageElement, skips: (each: PageElement) => boolean = () => false): string {
  if (UNSEEN.has(element.name) || skips(element)) return '';
  return element.children.map((child) => (typeof child === 'string' ? child : textOf(child, skips))).join(' ');
}

/** Words, whatever white space stands between them. */
export const wordsOf = (text: string): readonly string[] => text.split(/\s+/).filter((word) => word !== '');
