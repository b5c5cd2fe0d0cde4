import { noneOf, type Proof, type ProofRequest, type ProofRow, ToolMissing } from './proof';
import { proofTable } from './proof-table';
import { isMissed, runProofs } from './run-proofs';

const REQUEST: ProofRequest = { isQuick: true, args: ['one'] };
const aProof = (name: string, run: Proof['run']): Proof => ({ name, subject: `subject of ${name}`, run });
const returns = (name: string, ...rows: readonly ProofRow[]): Proof => aProof(name, () => Promise.resolve(rows));
const throws = (name: string, error: Error): Proof => aProof(name, () => Promise.reject(error));

describe(runProofs.name, () => {
  const printed: string[] = [];
  const run = (...proofs: readonly Proof[]) => runProofs(proofs, REQUEST, (line) => printed.push(line));

  beforeEach(() => {
    printed.length = 0;
  });

  it('returns the rows of all proofs in their order, each with a verdict', async () => {
    const rows = await run(returns('a', noneOf('p', 0, '10')), returns('b', noneOf('q', 1, '20'), noneOf('r', 0, '5')));
    expect(
      rows.map(({ proof, promise, figure, measured, verdict }) => [proof, promise, figure, measured, verdict]),
    ).toEqual([
      ['a', 'p', '0', '0 of 10', 'ok'],
      ['b', 'q', '0', '1 of 20', 'missed'],
      ['b', 'r', '0', '0 of 5', 'ok'],
    ]);
  });

  it('runs one proof after another, and hands on counts and arguments', async () => {
    const events: unknown[] = [];
    const slow = (name: string) =>
      aProof(name, async (request) => {
        events.push(`${name} begins`, request);
        await new Promise(setImmediate);
        events.push(`${name} ends`);
        return [noneOf('p', 0, '1')];
      });
    await run(slow('a'), slow('b'));
    expect(events).toEqual(['a begins', REQUEST, 'a ends', 'b begins', REQUEST, 'b ends']);
  });

  it('skips a proof whose tool is missing, and goes on', async () => {
    const rows = await run(throws('a', new ToolMissing('there is no nginx')), returns('b', noneOf('q', 0, '1')));
    expect(rows.map(({ promise, measured, verdict }) => [promise, measured, verdict])).toEqual([
      ['subject of a', 'there is no nginx', 'skipped'],
      ['q', '0 of 1', 'ok'],
    ]);
    expect(isMissed(rows)).toBe(false);
  });

  it('counts a proof that throws as missed, prints its stack, and goes on', async () => {
    const rows = await run(throws('a', new Error('out of order\nand more')), returns('b', noneOf('q', 0, '1')));
    expect(rows.map(({ measured, verdict }) => [measured, verdict])).toEqual([
      ['the proof broke: out of order', 'missed'],
      ['0 of 1', 'ok'],
    ]);
    expect(printed.join('\n')).toContain('run-proofs.spec');
    expect(isMissed(rows)).toBe(true);
  });

  it('counts a proof without rows as missed', async () => {
    expect(await run(returns('a'))).toMatchObject([{ verdict: 'missed', measured: 'nothing was measured' }]);
  });
});

describe(proofTable.name, () => {
  it('prints one Markdown table, and how many promises hold', async () => {
    const proofs = [returns('a', noneOf('a | b', 0, '1,000')), throws('long-name', new ToolMissing('no mono'))];
    const table = proofTable(await runProofs(proofs, REQUEST, () => undefined));
    expect(table.split('\n')).toEqual([
      '| proof     | promise              | promised | measured here | verdict |',
      '| --------- | -------------------- | -------- | ------------- | ------- |',
      '| a         | a \\| b               | 0        | 0 of 1,000    | ok      |',
      '| long-name | subject of long-name |          | no mono       | skipped |',
      '',
      '1 ok, 0 missed, 1 skipped',
    ]);
  });
});
