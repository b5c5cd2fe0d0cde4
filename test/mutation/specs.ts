import { join } from 'node:path';

const ROOT = join(__dirname, '../..');
const SPECS = (process.env['MUTATION_SPECS'] ?? '').split(' ');

declare const isFaultNoticed: boolean;

/**
 * Defines the tests of all specs of a folder, as one file: Nest is loaded once for each fault, and not once for each spec. Defines
 * none where a fault has been noticed already.
 */
export function defineSpecsOf(folder: string): void {
  const specs = SPECS.filter((spec) => spec.startsWith(folder));
  if (specs.length === 0 || isFaultNoticed) it.skip('there is nothing left to do', () => undefined);
  else for (const spec of specs) describe(spec, () => void jest.requireActual(join(ROOT, spec)));
}
