import { defineConfig, oneOf, Variable } from '../config';

class PagesVariables {
  @Variable(oneOf('on', 'off')) readonly RECOVER_PAGES: 'on' | 'off' = 'on';
}

/** Options of the pages for people. */
export class PagesOptions {
  /** True when the pages of the hosted recovery are served. */
  readonly recover: boolean;
}

export const pagesConfig = defineConfig({
  variables: PagesVariables,
  options: PagesOptions,
  toOptions: (env, { role }): PagesOptions => ({ recover: role !== 'worker' && env.RECOVER_PAGES === 'on' }),
});
