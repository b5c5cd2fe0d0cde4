import type { Accents } from '../layout';
import type { Logo } from './read-logo';

/** Look of a client application on the pages that recover accounts. */
export interface Brand {
  /** Name of the application on the pages; undefined for that of its messages. */
  readonly name?: string | undefined;
  /** Colours of links and buttons; undefined for those of the site. */
  readonly accents?: Accents | undefined;
  readonly logo?: Logo | undefined;
}

/** Brands by the id of their client application. */
export type Brands = ReadonlyMap<string, Brand>;
