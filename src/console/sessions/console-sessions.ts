import { Injectable } from '@nestjs/common';
import { Random, Secret, TOKEN_BYTES, tokenDigest } from '../../common';
import { OperatorStore } from '../operators/operator.store';
import { ConsoleSessionStore } from './console-session.store';

/** Opens sessions of operators. */
@Injectable()
export class ConsoleSessions {
  constructor(
    private readonly operators: OperatorStore,
    private readonly sessions: ConsoleSessionStore,
    private readonly random: Random,
  ) {}

  /**
   * Opens a session with the time step of a TOTP code, in the current transaction. Returns undefined where a code of this step or a
   * later one was accepted: of several callers with one code one gets a session.
   */
  async open(operatorId: string, step: number): Promise<Secret | undefined> {
    if (!(await this.operators.acceptStep(operatorId, step))) return undefined;
    const token = this.random.token(TOKEN_BYTES);
    await this.sessions.open(tokenDigest(token), operatorId);
    return new Secret(token);
  }
}
