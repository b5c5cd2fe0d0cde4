/** Something that the landing page leads to. */
export interface PageLink {
  readonly href: string;
  readonly title: string;
}

/** What the landing page leads to besides the pages that are always there. */
export class LandingLinks {
  constructor(
    readonly inbox: boolean,
    readonly help: boolean,
    /** Where each interface lists its answers. */
    readonly answers: readonly PageLink[],
  ) {}
}
