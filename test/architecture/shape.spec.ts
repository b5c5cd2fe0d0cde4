import { createSourceFile, forEachChild, type Node, ScriptTarget, SyntaxKind } from 'typescript';
import { projectFiles } from '../support/project-files';

const typescript = [...projectFiles('src'), ...projectFiles('test')].filter(({ path }) => path.endsWith('.ts'));

describe('the shape of the sources', () => {
  it('leaves nothing untyped: no file says any', () => {
    expect(typescript.filter(saysAny).map(({ path }) => path)).toEqual([]);
  });

  it('explains every exception from a rule', () => {
    const exceptions = typescript.flatMap(({ path, text }) =>
      [...text.matchAll(/^.*(?:eslint-disable|@ts-expect-error|@ts-ignore|@ts-nocheck|v8 ignore).*$/gm)]
        .filter(([line]) => !/ -- \S/.test(line))
        .map(([line]) => `${path}: ${line.trim()}`),
    );
    expect(exceptions.filter((exception) => !exception.startsWith('test/architecture/shape.spec.ts'))).toEqual([]);
  });
});

describe('test/README.md', () => {
  it('lists every file of test/support', () => {
    const [readme] = projectFiles('test').filter(({ path }) => path === 'test/README.md');
    const listed = [...(readme?.text ?? '').matchAll(/^- `([^`]+)`: /gm)].map(([, name]) => `test/support/${name}`);
    expect(listed.sort()).toEqual(
      projectFiles('test/support')
        .map(({ path }) => path)
        .sort(),
    );
  });
});

describe('the repository', () => {
  const files = projectFiles().filter(({ path }) => path !== 'test/architecture/shape.spec.ts');
  const names = new Set(files.map(({ path }) => path.split('/').at(-1)));

  it('has every document that it mentions', () => {
    const missing = files.flatMap(({ path, text }) =>
      [...text.matchAll(/[\w-]+\.md\b/g)].filter(([name]) => !names.has(name)).map(([name]) => `${path}: ${name}`),
    );
    expect(missing).toEqual([]);
  });

  it.each([
    ['folders of one machine', /(?<![\w.:/])\/(?:home|Users|work|root)\/\w/],
    ['folders beside it', /\.\.\/shared\b/],
    ['download mirrors', /https?:\/\/(?:registry|deb|mirror)s?\./],
    ['numbers of issues', /\b(?:issue|ticket|pull request)s? #?\d+/i],
    ['how its makers share their work', /\b(?:the lead's|sub-?agents?|workplace)\b/i],
  ])('does not speak of %s', (_what, pattern) => {
    expect(files.filter(({ text }) => pattern.test(text)).map(({ path }) => path)).toEqual([]);
  });
});

function saysAny({ path, text }: { path: string; text: string }): boolean {
  const visit = (node: Node): boolean =>
    node.kind === SyntaxKind.AnyKeyword || (forEachChild(node, (child) => visit(child) || undefined) ?? false);
  return visit(createSourceFile(path, text, ScriptTarget.Latest));
}
