import { Injectable } from '@nestjs/common';
import { KeyRing, type Mac } from '../common';
import type { IssuedCode } from './challenge';
import type { CodeScope } from './code-scope';

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
