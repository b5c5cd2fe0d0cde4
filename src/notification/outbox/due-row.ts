import type { ChannelKind } from '../../common';
import { type LeasedRow, RESENDS_AFTER_LOST_LEASE } from './outbox.store';

/** A row that a worker may take, as it is selected. */
export interface DueRow extends Omit<
  LeasedRow,
  'owner' | 'code' | 'boundTo' | 'lastProvider' | 'refusedBy' | 'ageMs' | 'leftMs'
> {
  readonly challenge_id: string | null;
  readonly code_number: number | null;
  readonly bound_to: string | null;
  readonly provider: string | null;
  readonly refused_by: string | null;
  readonly age_ms: number;
  readonly left_ms: number;
  readonly state: string;
  readonly lost_leases: number;
  readonly is_expired: number;
}

/** What is to be done with due rows: end them, or hand them out. */
export interface SortedReplies {
  /** Channels with rows past their lifetime; there may be more of them behind. */
  readonly expiredIn: readonly ChannelKind[];
  readonly abandoned: readonly string[];
  readonly rows: readonly DueRow[];
}

/** A due row that is still leased has lost its worker. */
export function sortDue(due: readonly DueRow[]): SortedReplies {
  const fate = (row: DueRow) => {
    if (row.is_expired === 1) return 'expired';
    return row.state === 'leased' && row.lost_leases >= RESENDS_AFTER_LOST_LEASE ? 'abandoned' : 'leasable';
  };
  const fated = (wanted: string) => due.filter((row) => fate(row) === wanted);
  return {
    expiredIn: [...new Set(fated('expired').map(({ channel }) => channel))],
    abandoned: fated('abandoned').map(({ id }) => id),
    rows: fated('leasable'),
  };
}

export function leasedRow(row: DueRow, owner: string): LeasedRow {
  const { id, app, channel, template, locale, reference, payload } = row;
  return {
    ...{ id, app, channel, template, locale, reference, payload, owner, code: codeOf(row) },
    ...{
      ageMs: row.age_ms,
      leftMs: row.left_ms,
      attempts: row.attempts + 1,
      boundTo: row.bound_to,
      lastProvider: row.provider,
    },
    refusedBy: row.refused_by?.split(' ') ?? [],
  };
}

function codeOf({ challenge_id: challengeId, code_number: number }: DueRow): LeasedRow['code'] {
  return challengeId === null || number === null ? null : { challengeId, number };
}
