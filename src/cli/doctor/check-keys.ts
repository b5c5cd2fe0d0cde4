import { KeyRing } from '../../common';
import { DeliveryStatistics, type SealedMessages } from '../../notification';
import { CodeStatistics, type LiveCodes } from '../../otp';
import type { Find } from '../command';
import { bad, type Finding, fine } from './finding';

/** Check of SECRET_KEYS: every code and every message that waits was made under a key that is still on the ring. */
export async function checkKeys(find: Find): Promise<Finding> {
  return judgeKeys(find(KeyRing), await find(DeliveryStatistics).sealed(), await find(CodeStatistics).live());
}

/** Finding for the keys in use. */
export function judgeKeys(
  ring: Pick<KeyRing, 'has'>,
  sealed: readonly SealedMessages[],
  live: readonly LiveCodes[],
): Finding {
  const messages = sum(sealed.filter(({ keyId }) => !ring.has(keyId)).map((each) => each.messages));
  const codes = sum(live.filter(({ keyId }) => !ring.has(keyId)).map((each) => each.codes));
  if (messages + codes === 0) return fine('keys', 'open every code and message');
  return bad(
    'keys',
    `${String(codes)} live codes and ${String(messages)} waiting messages are under a key that is not in SECRET_KEYS`,
    'put the former key back behind the new one until they have expired',
  );
}

const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0);
