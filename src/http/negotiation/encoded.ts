import type { Encoded } from '../decoding/codec';
import type { Chosen } from './response-format';

/** What Web API says about keeping its answers, and that nobody may. */
const UNKEPT = { 'cache-control': 'no-cache, no-store', pragma: 'no-cache', expires: '-1' };

/** An answer in UTF-8 under the chosen media type. */
export const encoded = ({ mediaType }: Chosen, content: string): Encoded => ({
  mediaType: `${mediaType}; charset=utf-8`,
  content,
  headers: UNKEPT,
});
