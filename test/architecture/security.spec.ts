import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { documentOf, missingOf } from '../support/named-in-document';
import { projectFiles } from '../support/project-files';

const SECURITY = 'docs/security.md';
const ROOT = join(__dirname, '../..');

const matches = (text: string, pattern: RegExp): readonly string[] => [
  ...new Set([...text.matchAll(pattern)].map(([, found = '']) => found)),
];

describe(SECURITY, () => {
  const { text, named } = documentOf(SECURITY);

  it('names tests that are there', () => {
    expect(named.length).toBeGreaterThan(50);
    expect(missingOf(named)).toEqual([]);
  });

  it('names every proof, and no other', () => {
    const proofs = matches(readFileSync(join(ROOT, 'bench/prove.ts'), 'utf8'), /\{ name: '([\w-]+)'/g);
    expect(proofs.length).toBeGreaterThan(0);
    expect(proofs.filter((proof) => !text.includes(`\`${proof}\``) && !text.includes(`-- ${proof}\``))).toEqual([]);
    expect(matches(text, /npm run prove -- ([\w-]+)/g).filter((name) => !proofs.includes(name))).toEqual([]);
  });

  it('names commands that are there', () => {
    const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { scripts: object };
    expect(matches(text, /npm run ([\w:-]+)/g).filter((name) => !(name in scripts))).toEqual([]);
    const commands = projectFiles('src/cli/commands').flatMap((file) => matches(file.text, /^ {2}name: '([\w:-]+)'/gm));
    const given = matches(text, /(?:npm run regain -- |`)([a-z]+:[a-z]+)/g);
    expect(given.length).toBeGreaterThan(0);
    expect(given.filter((name) => !commands.includes(name))).toEqual([]);
  });

  it('gives an item of a standard one row', () => {
    const items = matches(text, /^\| (\d[\d., ]+?) +\|/gm).flatMap((cell) => cell.split(', '));
    expect(items.length).toBeGreaterThan(40);
    expect(items.filter((item, at) => items.indexOf(item) !== at)).toEqual([]);
  });
});
