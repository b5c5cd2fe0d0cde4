import type { Taken } from './fake-vendor';

/** A send that was answered as accepted. */
export interface Accepted {
  readonly phone: string;
  readonly at: number;
}

/** Findings of a run. */
export interface KillReport {
  readonly kills: number;
  readonly accepted: number;
  /** Accepted messages that no vendor has. */
  readonly lost: number;
  /** Copies beyond the first, of all messages. */
  readonly duplicates: number;
  /** Messages of which vendors have more than two copies, or two with different codes. */
  readonly excessive: number;
  /** Messages that a vendor got after their code had expired. */
  readonly late: number;
  /** Milliseconds from the answer to the vendor, by share. */
  readonly p50: number;
  readonly p95: number;
}

/** Number of accepted messages that no vendor has. */
export const lost = (accepted: readonly Accepted[], taken: readonly Taken[]): number => {
  const reached = new Set(taken.map(({ to }) => to));
  return accepted.filter(({ phone }) => !reached.has(phone)).length;
};

/** Compares what clients were told with what vendors have; codes live for so many milliseconds. */
export function killReport(
  kills: number,
  lifetimeMs: number,
  accepted: readonly Accepted[],
  taken: readonly Taken[],
): KillReport {
  const copies = new Map<string, Taken[]>();
  for (const copy of taken) copies.set(copy.to, [...(copies.get(copy.to) ?? []), copy]);
  const all = [...copies.values()];
  const waits = accepted
    .flatMap(
      ({ phone, at }) =>
        copies
          .get(phone)
          ?.slice(0, 1)
          .map((copy) => copy.at - at) ?? [],
    )
    .sort((a, b) => a - b);
  const share = (part: number) => waits[Math.ceil(waits.length * part) - 1] ?? NaN;
  return {
    kills,
    accepted: accepted.length,
    lost: lost(accepted, taken),
    duplicates: taken.length - all.length,
    excessive: all.filter((each) => each.length > 2 || new Set(each.map(({ code }) => code)).size > 1).length,
    late: accepted.filter(({ phone, at }) => copies.get(phone)?.some((copy) => copy.at > at + lifetimeMs)).length,
    p50: share(0.5),
    p95: share(0.95),
  };
}
