import type { ConfigIssue } from './config-error';

/**
 * Names of other programs: of AWS (which are near to those of SNS), proxies, npm, Node.js, shells, and those that Kubernetes and
 * Docker make for each service.
 */
const FOREIGN =
  /^(AWS_|(https?|HTTPS?|all|ALL|no|NO|ftp|FTP)_(proxy|PROXY)$|npm_|NPM_|NODE_|KUBERNETES_|LC_|XDG_|GIT_|SSH_|.*_SERVICE_(HOST|PORT)|.*_PORT_\d+_)/;

/** Length below which one wrong letter makes another word: HOME is not ROLE, and MAIL is the shell's. */
const SHORT = 6;

/**
 * Finds set variables that are nearly named like a declared one: at most two letters wrong, missing, added or swapped, one
 * in short names, whatever the case. Of the values it only matters that they are not empty. Switches of dialects are left to
 * `declaredVariables`.
 */
export function misspelledVariables(env: NodeJS.ProcessEnv, declared: readonly string[]): readonly ConfigIssue[] {
  const names = Object.keys(env).filter(
    (name) => env[name] && !declared.includes(name) && !FOREIGN.test(name) && !name.startsWith('DIALECT_'),
  );
  return names.flatMap((variable) => {
    const meant = nearestName(variable, declared);
    const farthest = Math.min(variable.length, meant.length) < SHORT ? 1 : 2;
    return distance(variable, meant) <= farthest ? [{ variable, rule: `is not read: did you mean ${meant}?` }] : [];
  });
}

/** The declared name that is nearest to another name, however far; empty if nothing is declared. */
export const nearestName = (name: string, declared: readonly string[]): string =>
  declared.reduce((best, known) => (distance(name, known) < distance(name, best) ? known : best), declared[0] ?? '');

const distance = (name: string, known: string): number => editDistance(name.toUpperCase(), known.toUpperCase());

/**
 * Edit distance of two texts: letters to add, remove or replace, or neighbours to swap (optimal string alignment), to get one
 * from the other.
 */
export function editDistance(from: string, to: string): number {
  const rows: number[][] = [];
  const at = (row: number, column: number): number => rows[row]?.[column] ?? Infinity;
  for (let row = 0; row <= from.length; row++) {
    const current: number[] = [];
    rows.push(current);
    for (let column = 0; column <= to.length; column++) {
      const replaced = at(row - 1, column - 1) + (from[row - 1] === to[column - 1] ? 0 : 1);
      const swapped = isSwapped(from.slice(0, row), to.slice(0, column)) ? at(row - 2, column - 2) + 1 : Infinity;
      const nearest = Math.min(at(row - 1, column) + 1, at(row, column - 1) + 1, replaced, swapped);
      current.push(row + column === 0 ? 0 : nearest);
    }
  }
  return at(from.length, to.length);
}

const isSwapped = (from: string, to: string): boolean =>
  from.length > 1 && to.length > 1 && from.at(-1) === to.at(-2) && from.at(-2) === to.at(-1);
