import { projectFiles } from './project-files';

const NAMED = /`((?:test|src|bench)\/[\w./-]+\.ts)`/g;

/** Text of a document in docs, and the source files that it names in code. */
export function documentOf(document: string): { readonly text: string; readonly named: readonly string[] } {
  const text = projectFiles('docs').find(({ path }) => path === document)?.text ?? '';
  return { text, named: [...text.matchAll(NAMED)].map(([, path = '']) => path) };
}

/** Of these source files, those that are not there. */
export function missingOf(named: readonly string[]): readonly string[] {
  const paths = new Set(['test', 'src', 'bench'].flatMap((folder) => projectFiles(folder)).map(({ path }) => path));
  return named.filter((path) => !paths.has(path));
}
