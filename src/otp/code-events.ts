import { Injectable } from '@nestjs/common';
import { EventEmitter2 } from '@nestjs/event-emitter';
import { UnitOfWork } from '../common';

/** Name of the event “a code was entered right”, for `@OnEvent`; its payload is an `AcceptedCode`. */
export const CODE_ACCEPTED = 'otp.code-accepted';

/** Code that was entered right, as it was issued: its challenge, and its number there, counted from 1. */
export interface AcceptedCode {
  readonly challengeId: string;
  readonly number: number;
}

/** Typed publisher of otp's events. */
@Injectable()
export class CodeEvents {
  constructor(
    private readonly emitter: EventEmitter2,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** Publishes once the current unit of work has committed, never if it rolls back. */
  codeAccepted(code: AcceptedCode): void {
    this.unitOfWork.afterCommit(() => this.emitter.emit(CODE_ACCEPTED, code));
  }
}
