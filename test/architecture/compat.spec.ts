import { projectFiles } from '../support/project-files';

const COMPAT = 'docs/compat.md';
const NAMED = /`((?:test|src)\/[\w./-]+\.ts)`/g;
const LINKED = /\[([\w.-]+\/[\w.-]+#\d+)\](?!:)/g;
const DEFINED = /^\[([\w.-]+\/[\w.-]+)#(\d+)\]: https:\/\/github\.com\/([\w.-]+\/[\w.-]+)\/(?:issues|pull)\/(\d+)$/gm;

describe(COMPAT, () => {
  const { text } = projectFiles('docs').find(({ path }) => path === COMPAT) ?? { text: '' };
  const paths = new Set([...projectFiles('test'), ...projectFiles('src')].map(({ path }) => path));

  it('names tests that are there', () => {
    const named = [...text.matchAll(NAMED)].map(([, path = '']) => path);
    expect(named.length).toBeGreaterThan(0);
    expect(named.filter((path) => !paths.has(path))).toEqual([]);
  });

  it('links every thread that it names, under its own name', () => {
    const linked = new Set([...text.matchAll(LINKED)].map(([, thread]) => thread));
    const defined = [...text.matchAll(DEFINED)];
    expect(defined.map(([, name = '', number = '']) => `${name}#${number}`).sort()).toEqual([...linked].sort());
    expect(defined.filter(([, name, number, repository, thread]) => name !== repository || number !== thread)).toEqual(
      [],
    );
  });
});
