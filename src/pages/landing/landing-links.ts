/** Link of the landing page. */
export interface PageLink {
  readonly href: string;
  readonly title: string;
}

/** Links of the landing page besides those that every server has. */
export class LandingLinks {
  constructor(
    /** Whether the development inbox is served. */
    readonly inbox: boolean,
    /** Whether help pages and Swagger UI are served. */
    readonly help: boolean,
    /** Error-code page of each interface. */
    readonly answers: readonly PageLink[],
  ) {}
}
