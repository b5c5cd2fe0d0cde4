import type { NextRequest } from './load';

/** Measured operations, in the order of a round: a code has to be sent before it can be verified. */
export const OPERATIONS = [
  'send',
  'verify wrong',
  'verify right',
  'reset',
  'member JSON send',
  'member XML send',
  'malformed body',
] as const;

export type Operation = (typeof OPERATIONS)[number];

export const CONTESTANTS = ['regain', 'owner table', 'before', 'better-auth', 'same rows', 'one statement'] as const;

/** Servers of regain: the built checkout, the same with its accounts in an owner's table, and another checkout. */
export type RegainName = 'regain' | 'owner table' | 'before';

/**
 * Servers that take turns: the built checkout, the same with its accounts in an owner's table, another one that it is compared with, the peer, and the floors, which write
 * the same rows without any check, and one row.
 */
export type ContestantName = (typeof CONTESTANTS)[number];

/** Server of its own process that is measured. */
export interface Contestant {
  readonly name: ContestantName;
  readonly url: string;
  readonly pid: number | undefined;
  readonly operations: readonly Operation[];
  /** Work between measurements that the next requests of an operation need, such as reading codes that were sent. */
  readonly prepare: (operation: Operation, count: number) => Promise<void>;
  readonly next: (operation: Operation) => ReturnType<NextRequest>;
  readonly stop: () => Promise<void>;
}

/** Address number `n`: each in a network (/24) of its own, so that no limit of an address or a network is met. */
export const addressOf = (n: number): string =>
  `${String(11 + (n >> 16))}.${String((n >> 8) & 255)}.${String(n & 255)}.7`;
