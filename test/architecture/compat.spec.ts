import { documentOf, missingOf } from '../support/named-in-document';

const COMPAT = 'docs/compat.md';
const LINKED = /\[([\w.-]+\/[\w.-]+#\d+)\](?!:)/g;
const DEFINED = /^\[([\w.-]+\/[\w.-]+)#(\d+)\]: https:\/\/github\.com\/([\w.-]+\/[\w.-]+)\/(?:issues|pull)\/(\d+)$/gm;

describe(COMPAT, () => {
  const { text, named } = documentOf(COMPAT);

  it('names tests that are there', () => {
    expect(named.length).toBeGreaterThan(0);
    expect(missingOf(named)).toEqual([]);
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
