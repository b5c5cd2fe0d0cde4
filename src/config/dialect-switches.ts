import { matching, oneOf } from './env-parsers';
import type { EnvParser } from './variable';

/** Id of the client application that always exists. */
export const DEFAULT_CLIENT = 'default';

/** Parses `DIALECT_<NAME>_APP`: the id of the client application whose accounts a dialect serves. */
export const appId: EnvParser<string> = matching(
  /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/,
  'must be the id of an app: letters, digits, dots, _ and -, at most 64',
);

/** Disclosure of accounts in answers: allowed as the client's protocol says (`documented`), or never (`uniform`). */
export type DisclosureSwitch = 'documented' | 'uniform';

/** Parses `DIALECT_<NAME>_DISCLOSURE`. */
export const disclosure: EnvParser<DisclosureSwitch> = oneOf('documented', 'uniform');
