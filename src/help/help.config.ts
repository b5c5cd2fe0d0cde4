import { defineConfig, oneOf, Variable } from '../config';

class HelpVariables {
  @Variable(oneOf('public', 'off')) readonly HELP?: 'public' | 'off';
}

/** Options of the help module. */
export class HelpOptions {
  /** True when help pages, OpenAPI documents and Swagger UI are served. */
  readonly enabled: boolean;
}

export const helpConfig = defineConfig({
  variables: HelpVariables,
  options: HelpOptions,
  toOptions: (env, { role, isProduction }): HelpOptions => ({
    enabled: role !== 'worker' && (env.HELP ?? (isProduction ? 'off' : 'public')) === 'public',
  }),
  warnings: ({ enabled }, { isProduction }) =>
    enabled && isProduction ? ['HELP=public: help pages and Swagger UI are open to everybody'] : [],
});
