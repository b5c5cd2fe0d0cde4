import { Injectable } from '@nestjs/common';
import { EventEmitter2 } from '@nestjs/event-emitter';
import { UnitOfWork } from '../common';
import type { CodeScope } from './code-scope';

/** Name of the event “a code was accepted or consumed”, for `@OnEvent`; its payload is an {@link AcceptedCode}. */
export const CODE_ACCEPTED = 'otp.code-accepted';

/** Payload of {@link CODE_ACCEPTED}: the challenge of the code, and the code's number there, counted from 1. */
export interface AcceptedCode {
  readonly challengeId: string;
  readonly number: number;
  readonly scope: Pick<CodeScope, 'purpose' | 'target'>;
  /** False when the code had been accepted before, and is consumed now. */
  readonly isFirst: boolean;
}

/** Typed publisher of the events of the otp module. */
@Injectable()
export class CodeEvents {
  constructor(
    private readonly emitter: EventEmitter2,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** Publishes the event after the commit of the current unit of work; never if it rolls back. */
  codeAccepted(code: AcceptedCode): void {
    this.unitOfWork.afterCommit(() => this.emitter.emit(CODE_ACCEPTED, code));
  }
}
