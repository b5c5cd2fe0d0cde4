import type { Secret } from '../../common';
import { requestSignature, type SignedFields } from './request-signature';
import { timestampText } from './timestamp';

/** What somebody wants to sign: `at` is the instant of the request, in ms since 1970. */
export interface ToSign extends Pick<SignedFields, 'terminal' | 'random'> {
  readonly at: number;
}

/** Signs as a client does that has the key. */
export function signRequest(key: Secret, { terminal, random, at }: ToSign): SignedFields & { readonly sign: string } {
  const fields = { terminal, random, timestamp: timestampText(at) };
  return { ...fields, sign: requestSignature(key, fields) };
}
