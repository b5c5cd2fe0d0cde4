import { Injectable } from '@nestjs/common';
import { KeyRing, type Mac } from '../common';
import type { IssuedCode } from './challenge';
import type { CodeScope } from './code-scope';

/** Turns codes into keyed digests: a copy of the database does not give a single code away. */
@Injectable()
export class CodeMac {
  constructor(private readonly keys: KeyRing) {}

  make(scope: CodeScope, challenge: string, code: string): Mac {
    return this.keys.mac('code', parts(scope, challenge, code));
  }

  matches(scope: CodeScope, issued: IssuedCode, code: string): boolean {
    return this.keys.matches('code', issued.mac, parts(scope, issued.origin, code));
  }
}

const parts = ({ app, purpose, target, ownerKey }: CodeScope, challenge: string, code: string): readonly string[] => [
  app,
  challenge,
  purpose,
  target,
  ownerKey,
  code,
];
