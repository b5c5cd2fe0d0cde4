import { Injectable } from '@nestjs/common';
import { KeyRing, type Mac } from '../kernel';
import type { IssuedCode } from './challenge';
import type { Slot } from './slot';

/** Turns codes into keyed digests: a copy of the database does not give a single code away. */
@Injectable()
export class CodeMac {
  constructor(private readonly keys: KeyRing) {}

  make(slot: Slot, challenge: string, code: string): Mac {
    return this.keys.mac('code', parts(slot, challenge, code));
  }

  matches(slot: Slot, issued: IssuedCode, code: string): boolean {
    return this.keys.matches('code', issued.mac, parts(slot, issued.origin, code));
  }
}

const parts = ({ app, purpose, target, subject }: Slot, challenge: string, code: string): readonly string[] => [
  app,
  challenge,
  purpose,
  target,
  subject,
  code,
];
