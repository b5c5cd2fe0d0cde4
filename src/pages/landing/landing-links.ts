/** Link on the landing page. */
export interface PageLink {
  readonly href: string;
  readonly title: string;
}

/** Optional links of the landing page, which depend on the configuration. */
export class LandingLinks {
  constructor(
    /** True when the development inbox is served. */
    readonly inbox: boolean,
    /** True when help pages and Swagger UI are served. */
    readonly help: boolean,
    /** Links to the error-code page of each API. */
    readonly answers: readonly PageLink[],
    /** Path under which the service is reached, before the shown paths; empty for the root of a host. */
    readonly basePath = '',
  ) {}
}
