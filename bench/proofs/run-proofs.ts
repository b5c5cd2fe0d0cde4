import { type Proof, type ProofRequest, type ProofRow, ToolMissing } from './proof';

/** Row of the table: a promise with its verdict. */
export interface VerdictRow extends Omit<ProofRow, 'holds'> {
  readonly proof: string;
  readonly verdict: 'ok' | 'missed' | 'skipped';
}

/**
 * Runs proofs one after another and returns the rows of all of them. A proof whose tool is missing is one skipped row, a
 * proof that throws is one missed row; both say why.
 */
export async function runProofs(
  proofs: readonly Proof[],
  request: ProofRequest,
  print: (line: string) => void,
): Promise<readonly VerdictRow[]> {
  const rows: VerdictRow[] = [];
  for (const proof of proofs) {
    print(`== ${proof.name}: ${proof.subject}`);
    rows.push(...(await runOne(proof, request, print)));
  }
  return rows;
}

/** True when a promise is missed. What is skipped is no failure. */
export const isMissed = (rows: readonly VerdictRow[]): boolean => rows.some(({ verdict }) => verdict === 'missed');

async function runOne(
  { name, subject, run }: Proof,
  request: ProofRequest,
  print: (line: string) => void,
): Promise<readonly VerdictRow[]> {
  const one = (verdict: VerdictRow['verdict'], measured: string): readonly VerdictRow[] => [
    { proof: name, promise: subject, figure: '', measured, verdict },
  ];
  try {
    const rows = await run(request);
    if (rows.length === 0) return one('missed', 'nothing was measured');
    return rows.map(({ holds, ...row }) => ({ proof: name, ...row, verdict: holds ? 'ok' : 'missed' }));
  } catch (error) {
    const { message, stack } = error instanceof Error ? error : new Error(String(error));
    if (error instanceof ToolMissing) return one('skipped', message);
    print(stack ?? message);
    return one('missed', `the proof broke: ${message.split('\n')[0] ?? ''}`);
  }
}
