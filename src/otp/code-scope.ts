import { createHash } from 'node:crypto';
import type { Purpose } from '../common';

/** What a code is good for: exactly one app, purpose, target and ownerKey. */
export interface CodeScope {
  readonly app: string;
  readonly purpose: Purpose;
  /** Canonical address: an E.164 number or a canonical e-mail address. */
  readonly target: string;
  /** Whose code it is, as the context names the owner and its credential credentialVersion; empty where nobody owns it yet. */
  readonly ownerKey: string;
  /** The owner's ownerKey before the last change of credentials: codes of it are outdated, whoever enters them. */
  readonly formerOwnerKey?: string;
}

/** The name under which a scope's challenges are kept; it does not give the address away. */
export const scopeKey = ({ app, purpose, target, ownerKey }: CodeScope): string =>
  digest('slot', app, purpose, target, ownerKey);

/** Names of the windows that a scope is counted in. */
export const attemptKey = ({ app, purpose, target }: Omit<CodeScope, 'ownerKey'>): string =>
  digest('guess', app, purpose, target);
export const cooldownKey = ({ purpose, target }: Pick<CodeScope, 'purpose' | 'target'>): string =>
  digest('pace', purpose, target);
export const targetKey = (target: string): string => digest('target', target);
export const addressKey = (ip: string): string => digest('ip', ip);

function digest(...parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url');
}
