import { KeyRing } from '../../common';
import type { Find } from '../command';
import { type KeyedRows, readKeyUses } from '../keys/key-uses';
import { bad, type Finding, fine } from './finding';

/** Check of SECRET_KEYS: everything that was signed or encrypted was so under a key that is still on the ring. */
export const checkKeys = async (find: Find): Promise<Finding> => judgeKeys(find(KeyRing), await readKeyUses(find));

/** Finding for the keys in use. */
export function judgeKeys(ring: Pick<KeyRing, 'has'>, rows: readonly KeyedRows[]): Finding {
  const lost = rows.filter(({ keyId }) => !ring.has(keyId));
  if (lost.length === 0) return fine('keys', 'open everything that is stored');
  const counts = new Map<string, number>();
  for (const { what, count } of lost) counts.set(what, (counts.get(what) ?? 0) + count);
  return bad(
    'keys',
    `${[...counts].map(([what, count]) => `${String(count)} ${what}`).join(', ')} under a key that is not in SECRET_KEYS`,
    lost.every(({ until }) => until !== undefined)
      ? 'put the former key back behind the new one until they have expired'
      : 'put the former key back behind the new one, run keys:rotate, and remove it when keys:list says so',
  );
}
