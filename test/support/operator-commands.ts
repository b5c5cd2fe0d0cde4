import { Readable } from 'node:stream';
import { loadConfig } from '../../src/app.config';
import { type Ending, run } from '../../src/cli/run';
import type { AuthFixture } from './auth-fixture';

/** Runs a command of operators on the process of a fixture. */
export const runOn = (fixture: AuthFixture, ...args: readonly string[]): Promise<Ending> =>
  run(args, {
    config: () => loadConfig({ SECRET_KEYS: 'any' }),
    stdin: Readable.from([]),
    withCore: (work) => work((token) => fixture.the(token as never)),
  });
