import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { createSourceFile, forEachChild, isIdentifier, type Node, ScriptTarget, SyntaxKind } from 'typescript';

/** A source file of the product; no test. */
export interface SourceFile {
  /** From the root of the checkout: `src/…`. */
  readonly path: string;
  readonly text: string;
  readonly lines: number;
}

/** Every `.ts` file under src that is no `.spec.ts`, in the order of the paths. */
export function sourceFiles(root: string): readonly SourceFile[] {
  const names = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' });
  return names
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.spec.ts'))
    .sort()
    .map((name) => {
      const path = join(root, 'src', name);
      const text = readFileSync(path, 'utf8');
      return { path: relative(root, path), text, lines: text.trimEnd().split('\n').length };
    });
}

const TINY_LINES = 15;

/**
 * Files under 15 lines that are not an index, an entity or a port. An index is `index.ts`, an entity `*.entity.ts`; a
 * port is recognised by an abstract class in it.
 */
export const tinyFiles = (files: readonly SourceFile[]): readonly SourceFile[] =>
  files.filter(
    ({ path, text, lines }) =>
      lines < TINY_LINES && !/(^|\/)index\.ts$|\.entity\.ts$/.test(path) && !/^export abstract class /m.test(text),
  );

/** How often the type `any` and the function `forwardRef` are written in code; comments do not count. */
export function escapeHatches(files: readonly SourceFile[]): { readonly any: number; readonly forwardRef: number } {
  let any = 0;
  let forwardRef = 0;
  const visit = (node: Node): void => {
    if (node.kind === SyntaxKind.AnyKeyword) any++;
    if (isIdentifier(node) && node.text === 'forwardRef') forwardRef++;
    forEachChild(node, visit);
  };
  for (const { path, text } of files) visit(createSourceFile(path, text, ScriptTarget.Latest));
  return { any, forwardRef };
}
