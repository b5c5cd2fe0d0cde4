import { defineConfig, oneOf, Variable } from '../config';

class ConsoleVariables {
  @Variable(oneOf('on', 'off')) readonly CONSOLE: 'on' | 'off' = 'off';
  @Variable(oneOf('on', 'off')) readonly CONSOLE_TWO_PERSON: 'on' | 'off' = 'off';
}

/** Options of the operator console. */
export class ConsoleOptions {
  /** True when the console is served; else it has no route. */
  readonly enabled: boolean;
  /** True when a second operator has to confirm a recovery that one has started. */
  readonly twoPerson: boolean;
}

export const consoleConfig = defineConfig({
  variables: ConsoleVariables,
  options: ConsoleOptions,
  toOptions: (env, { role }): ConsoleOptions => ({
    enabled: role !== 'worker' && env.CONSOLE === 'on',
    twoPerson: env.CONSOLE_TWO_PERSON === 'on',
  }),
});
