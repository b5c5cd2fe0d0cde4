import { type EnvParser, Unreadable } from './variable';

/** The code of a number that gets a fixed one and no message, for store reviewers and rehearsals. */
export interface TestTarget {
  /** Never starts with 0, so that a client which reads it as an integer loses nothing. */
  readonly code: string;
  /** Milliseconds since 1970: from the start (UTC) of the named day on, the number is like any other. */
  readonly until: number;
}

/** By their numbers, E.164. */
export type TestTargets = ReadonlyMap<string, TestTarget>;

const ENTRY = /^(\+[1-9]\d{6,14})=([1-9]\d{5,9})@(\d{4}-\d{2}-\d{2})$/;

/** `+8613800138000=135791@2027-01-01;…` */
export const testTargets: EnvParser<TestTargets> = (given) => {
  const entries = given.split(';').map((entry) => entry.trim());
  const targets = entries.filter((entry) => entry !== '').map(testTarget);
  const known = targets.filter((target) => target !== undefined);
  if (known.length === targets.length) return new Map(known);
  return new Unreadable(
    'must be a list such as +8613800138000=135791@2027-01-01; codes are 6-10 digits, the first not 0',
  );
};

function testTarget(entry: string): [string, TestTarget] | undefined {
  const [, target, code, day] = ENTRY.exec(entry) ?? [];
  if (target === undefined || code === undefined || day === undefined) return undefined;
  const until = Date.parse(`${day}T00:00:00Z`);
  const isDay = !Number.isNaN(until) && new Date(until).toISOString().startsWith(day);
  return isDay ? [target, { code, until }] : undefined;
}
