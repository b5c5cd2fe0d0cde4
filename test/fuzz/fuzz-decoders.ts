import { RefusedException } from '../../src/common';
import type { DecodedBody } from '../../src/http/decoding/decoded-body';
import { Undecodable } from '../../src/http/decoding/decoded-body';
import { fieldsOf } from '../../src/http/fields/strict-validation.pipe';
import { SeededRandom } from '../doubles/seeded-random';
import { type FuzzInput, nextInput } from './bodies';
import { type FuzzTarget, fuzzTargets } from './catalogue';
import { one } from './values';

/** Result of inputs that went through the decoders. */
export interface Decoded {
  readonly accepted: number;
  readonly refused: number;
  /** Inputs on which a decoder failed in another way than by a refusal. */
  readonly failures: readonly string[];
  /** Longest time that one input kept the event loop, in ms. */
  readonly longestMs: number;
}

/** Decodes and validates so many inputs as the routes of all dialects do, in this process. */
export function fuzzDecoders(inputs: number, seed: number): Decoded {
  const random = new SeededRandom(seed);
  const failures: string[] = [];
  let [accepted, longestMs] = [0, 0];
  for (let n = 0; n < inputs; n++) {
    const target = one(random, fuzzTargets);
    const input = nextInput(random, target);
    const start = performance.now();
    const outcome = decode(target, input);
    longestMs = Math.max(longestMs, performance.now() - start);
    if (outcome === 'accepted') accepted++;
    else if (outcome !== 'refused') failures.push(`${target.path} ${outcome}: ${describeInput(input)}`);
  }
  return { accepted, refused: inputs - accepted - failures.length, failures, longestMs };
}

/** `accepted`, `refused`, or the error that a route would answer with a 5xx status. */
function decode({ codec, operation }: FuzzTarget, { body, contentType }: FuzzInput): string {
  try {
    const headers = contentType === '' ? {} : { 'content-type': contentType };
    const decoded = codec.decode({ method: 'POST', headers, query: '', body });
    if (operation.fields) fieldsOf(operation.fields, decoded as DecodedBody);
    return 'accepted';
  } catch (error) {
    if (error instanceof Undecodable || error instanceof RefusedException) return 'refused';
    return String(error);
  }
}

/** Input that can be sent again. */
const describeInput = ({ body, contentType }: FuzzInput): string =>
  `${JSON.stringify(contentType)} ${body.toString('base64')}`;
