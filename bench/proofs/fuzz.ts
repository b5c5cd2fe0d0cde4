import { Logger } from '@nestjs/common';
import { fuzzDecoders } from '../../test/fuzz/fuzz-decoders';
import { fuzzServer } from '../../test/fuzz/fuzz-server';
import { compareFormats } from '../../test/fuzz/same-values';
import { CANARY } from '../../test/fuzz/values';
import { ApiHarness } from '../../test/support/api-harness';
import { counted, noneOf, type ProofRequest, type ProofRow } from './proof';

const INPUTS = 10_000_000;
const QUICK_INPUTS = 100_000;
/** Inputs between two lines of progress; each batch has a seed of its own. */
const BATCH = 100_000;
/** Inputs of the decoders for each request to the server, and for each comparison of formats. */
const PER_REQUEST = 50;
const PER_COMPARISON = 20;
const SHOWN = 5;

/**
 * `prove -- fuzz [inputs] [seed]`: generated bodies through the decoders of all dialects, and a part of them through the whole
 * application. Prints the longest time that one body kept the event loop, and the first failures with their bytes.
 */
export async function proveFuzz({ isQuick, args }: ProofRequest): Promise<readonly ProofRow[]> {
  const inputs = Number(args[0] ?? (isQuick ? QUICK_INPUTS : INPUTS));
  const seed = Number(args[1] ?? Date.now() % 2 ** 31);
  Logger.overrideLogger(false);
  print(`seed ${String(seed)}`);
  const decoderFailures = decodeAll(inputs, seed);
  const requests = Math.ceil(inputs / PER_REQUEST);
  const comparisons = Math.ceil(inputs / PER_COMPARISON);
  const differing = compareFormats(comparisons, seed);
  show(differing);
  return [
    noneOf('bodies on which a decoder fails instead of refusing them', decoderFailures, `${counted(inputs)} bodies`),
    noneOf('requests that mean something else in another format', differing.length, counted(comparisons)),
    ...(await serveAll(requests, seed)),
  ];
}

function decodeAll(inputs: number, seed: number): number {
  let [failed, accepted, longestMs] = [0, 0, 0];
  for (let done = 0; done < inputs; done += BATCH) {
    const batch = fuzzDecoders(Math.min(BATCH, inputs - done), seed + done);
    show(batch.failures);
    failed += batch.failures.length;
    accepted += batch.accepted;
    longestMs = Math.max(longestMs, batch.longestMs);
    const so = `${counted(accepted)} accepted, ${counted(failed)} failed, longest pause ${longestMs.toFixed(1)} ms`;
    print(`${counted(Math.min(done + BATCH, inputs))} bodies: ${so}`);
  }
  return failed;
}

async function serveAll(requests: number, seed: number): Promise<readonly ProofRow[]> {
  const api = await ApiHarness.open('sqlite', { env: { DIALECT_MEMBER_SIGN: 'off' } });
  try {
    const { statuses, failures } = await fuzzServer(api.client.baseUrl, requests, seed);
    print(`answers by status: ${JSON.stringify(statuses)}`);
    show(failures);
    const logged = api.log.text.split(CANARY).length - 1;
    return [
      noneOf('answers with a fault, a secret or another format', failures.length, `${counted(requests)} requests`),
      noneOf('secrets in the log', logged, `${counted(requests)} requests`),
    ];
  } finally {
    await api.close();
  }
}

function show(failures: readonly string[]): void {
  for (const failure of failures.slice(0, SHOWN)) print(`  ${failure}`);
}

const print = (line: string): boolean => process.stdout.write(`${line}\n`);
