import { Injectable } from '@nestjs/common';
import { keyDigest, KeyRing, type Mac, type Purpose } from '../common';
import type { IssuedCode } from './challenge';

/** Scope of a code, in which alone it is valid: client application, purpose, target and owner. */
export interface CodeScope {
  readonly app: string;
  readonly purpose: Purpose;
  /** Target of the code: an E.164 number or a canonical e-mail address. */
  readonly target: string;
  /** Owner key: account and credential version to which the code belongs; empty where there is no account yet. */
  readonly ownerKey: string;
  /** True where there is no account: codes of the scope are not sent, and never right. */
  readonly isDecoy?: boolean;
  /** Owner key before the last change of credentials, whose codes are outdated. */
  readonly formerOwnerKey?: string;
}

/** Key under which the challenges of a scope are stored. */
export const scopeKey = ({ app, purpose, target, ownerKey }: CodeScope): string =>
  keyDigest('slot', app, purpose, target, ownerKey);

/**
 * Keys of the rate windows in which a scope is counted: wrong attempts, cooldown, sends to a target, sends of a client
 * address.
 */
export const attemptKey = ({ app, purpose, target }: Pick<CodeScope, 'app' | 'purpose' | 'target'>): string =>
  keyDigest('guess', app, purpose, target);
export const cooldownKey = ({ purpose, target }: Pick<CodeScope, 'purpose' | 'target'>): string =>
  keyDigest('pace', purpose, target);
export const targetKey = (target: string): string => keyDigest('target', target);
export const addressKey = (ip: string): string => keyDigest('ip', ip);

/** Keyed digests of codes: a copy of the database without the key reveals no code. */
@Injectable()
export class CodeMac {
  constructor(private readonly keys: KeyRing) {}

  make(scope: CodeScope, challengeId: string, code: string): Mac {
    return this.keys.mac('code', parts(scope, challengeId, code));
  }

  matches(scope: CodeScope, issued: IssuedCode, code: string): boolean {
    return this.keys.matches('code', issued.mac, parts(scope, issued.origin, code));
  }
}

const parts = ({ app, purpose, target, ownerKey }: CodeScope, challengeId: string, code: string): readonly string[] => [
  app,
  challengeId,
  purpose,
  target,
  ownerKey,
  code,
];
