import type { ApiDescription } from '../../http';
import type { PauseLimits } from './journey-plans';

/** Link on the landing page. */
export interface PageLink {
  readonly href: string;
  readonly title: string;
}

/** Demo account that an API's journey recovers. */
export interface JourneyAccount {
  readonly dialect: string;
  readonly username: string;
  readonly phone: string;
}

/** Content of the landing page that depends on the configuration. */
export class LandingOptions {
  /** True when the development inbox is served. */
  readonly inbox: boolean;
  /** True when help pages and Swagger UI are served. */
  readonly help: boolean;
  /** Links to the error-code page of each API. */
  readonly answers: readonly PageLink[];
  /** Links to pages for people that optional modules serve. */
  readonly pages: readonly PageLink[];
  /** URL of the service as its users see it, without a trailing slash. */
  readonly publicUrl: string;
  /** Path under which the service is reached, before the shown paths; empty for the root of a host. */
  readonly basePath: string;
  /** True when /v1 is served. */
  readonly v1: boolean;
  /** APIs of dialects that are served. */
  readonly apis: readonly ApiDescription[];
  /** Demo accounts whose recovery can be tried on the page; empty where they or the inbox are missing. */
  readonly accounts: readonly JourneyAccount[];
  readonly limits: PauseLimits;
}
