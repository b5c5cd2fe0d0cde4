import { SaxesParser } from 'saxes';

/** An XML document as far as its outline: its root, and the text of each child by its name. */
export interface XmlOutline {
  readonly root: string;
  readonly namespace: string;
  /** In their order, with all text inside of them. */
  readonly children: readonly (readonly [name: string, text: string])[];
}

/** Reads a document; throws for one that is not well-formed. */
export function xmlOutline(document: string): XmlOutline {
  const parser = new SaxesParser({ xmlns: true });
  const open: string[] = [];
  const children: [string, string][] = [];
  let [root, namespace] = ['', ''];
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ local, uri }) => {
    if (open.length === 0) [root, namespace] = [local, uri];
    if (open.length === 1) children.push([local, '']);
    open.push(local);
  });
  parser.on('text', (text) => {
    const child = children.at(-1);
    if (open.length > 1 && child !== undefined) child[1] += text;
  });
  parser.on('closetag', () => {
    open.pop();
  });
  parser.write(document).close();
  return { root, namespace, children };
}
