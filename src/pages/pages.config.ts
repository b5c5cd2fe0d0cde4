import { defineConfig, oneOf, text, Variable } from '../config';
import type { Brands } from './brands/brand';
import { readBrandsFile } from './brands/read-brands-file';

class PagesVariables {
  @Variable(oneOf('on', 'off')) readonly RECOVER_PAGES: 'on' | 'off' = 'on';
  @Variable(text) readonly BRANDS_FILE?: string;
}

/** Options of the pages for people. */
export class PagesOptions {
  /** True when the pages of the hosted recovery are served. */
  readonly recover: boolean;
  readonly brands: Brands;
}

export const pagesConfig = defineConfig({
  variables: PagesVariables,
  options: PagesOptions,
  toOptions: (env, { role }): PagesOptions => ({
    recover: role !== 'worker' && env.RECOVER_PAGES === 'on',
    brands: env.BRANDS_FILE === undefined ? new Map() : readBrandsFile(env.BRANDS_FILE),
  }),
});
