import { IdentityCardStore } from '../../auth';
import { ClientStatistics } from '../../clients';
import { KeyRing } from '../../common';
import { DeliveryStatistics } from '../../notification';
import { CodeStatistics } from '../../otp';
import { OperatorStore } from '../../console';
import type { Find } from '../command';
import { bad, type Finding, fine } from './finding';

/** Things of one kind that a key signed or encrypted, counted by the id of the key. */
export interface KeyUses {
  readonly what: string;
  /** True where they expire, so that their key is not needed for long. */
  readonly expire: boolean;
  readonly counts: readonly { readonly keyId: string; readonly count: number }[];
}

/** Check of SECRET_KEYS: everything that was signed or encrypted was so under a key that is still on the ring. */
export async function checkKeys(find: Find): Promise<Finding> {
  const codes = (await find(CodeStatistics).live()).map((each) => ({ ...each, count: each.codes }));
  const messages = (await find(DeliveryStatistics).sealed()).map((each) => ({ ...each, count: each.messages }));
  const signKeys = (await find(ClientStatistics).sealed()).map((each) => ({ ...each, count: each.clients }));
  const cards = (await find(IdentityCardStore).sealed()).map((each) => ({ ...each, count: each.cards }));
  const secrets = (await find(OperatorStore).sealed()).map((each) => ({ ...each, count: each.secrets }));
  return judgeKeys(find(KeyRing), [
    { what: 'live codes', expire: true, counts: codes },
    { what: 'waiting messages', expire: true, counts: messages },
    { what: 'sign keys of client applications', expire: false, counts: signKeys },
    { what: 'identity cards', expire: false, counts: cards },
    { what: 'TOTP secrets of operators', expire: false, counts: secrets },
  ]);
}

/** Finding for the keys in use. */
export function judgeKeys(ring: Pick<KeyRing, 'has'>, uses: readonly KeyUses[]): Finding {
  const lost = uses
    .map((use) => ({
      ...use,
      count: sum(use.counts.filter(({ keyId }) => !ring.has(keyId)).map(({ count }) => count)),
    }))
    .filter(({ count }) => count > 0);
  if (lost.length === 0) return fine('keys', 'open everything that is stored');
  return bad(
    'keys',
    `${lost.map(({ what, count }) => `${String(count)} ${what}`).join(', ')} under a key that is not in SECRET_KEYS`,
    lost.every(({ expire }) => expire)
      ? 'put the former key back behind the new one until they have expired'
      : 'put the former key back behind the new one, and leave it there: sign keys, identity cards and TOTP secrets do not expire',
  );
}

const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0);
