import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';

interface Report {
  readonly messages: readonly { readonly line: number; readonly message: string }[];
}

const PROJECT = resolve(__dirname, '../..');
const ESLINT = join(PROJECT, 'node_modules/eslint/bin/eslint.js');

/** A forbidden line, and the sentence that says what to do instead. */
const forbidden: readonly (readonly [line: string, instead: string])[] = [
  ['export const a = Date.now();', 'Use the Clock of common/'],
  ['export const b = new Date();', 'Use the Clock of common/'],
  ['export const p = performance.now();', 'Use the Clock of common/'],
  ['export const c = Date();', 'Use the Clock of common/'],
  ['export const d = Math.random();', 'Use the Random of common/'],
  ['export const e = crypto.randomUUID();', 'Use the Random of common/'],
  ["import { randomBytes, randomInt } from 'node:crypto';", 'Use the Random of common/'],
  ["import nodeCrypto from 'node:crypto';", 'Use the Random of common/'],
  ["import * as wholeCrypto from 'node:crypto';", 'Use the Random of common/'],
  ['export const f = process.env;', 'Only config/ reads the environment'],
  ['const { env } = process;', 'Only config/ reads the environment'],
  ["import { env as environment } from 'node:process';", 'Only config/ reads the environment'],
  ['export const g = forwardRef(() => Clock);', 'A circle is a module boundary'],
  ['export enum Colour { Red }', 'Use a union of strings'],
  ["export * from './random';", 'Name what the module exports'],
  ['export default class Nameless {}', 'Export a name'],
  ["jest.mock('./random');", 'Write a small double class'],
  ['export const h = jest.fn();', 'Write a small double class'],
  ['/** What this is for. */', 'Begin with the subject'],
  ['/** Key of one scope. Nobody else knows it. */', 'Begin with the subject'],
];

describe('what the language offers and this project does without', () => {
  const found = lint('src/common/outcome.ts', forbidden);

  it.each(forbidden.map(([line, instead], index) => ({ line, instead, number: index + 1 })))(
    '$line is answered: $instead',
    ({ instead, number }) => {
      const sentences = found.filter((message) => message.line === number).map(({ message }) => message);
      expect(sentences).toContainEqual(expect.stringContaining(instead));
    },
  );
});

/** Messages of ESLint about lines that replace the text of an existing file. */
function lint(file: string, lines: typeof forbidden): Report['messages'] {
  const { stdout } = spawnSync(process.execPath, [ESLINT, '--format', 'json', '--stdin', '--stdin-filename', file], {
    cwd: PROJECT,
    encoding: 'utf8',
    input: lines.map(([line]) => line).join('\n'),
  });
  const [report] = JSON.parse(stdout) as Report[];
  return report?.messages ?? [];
}
