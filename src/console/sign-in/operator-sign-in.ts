import { Injectable } from '@nestjs/common';
import { AuditRecorder } from '../../audit';
import { done, type Outcome, refuse, type Secret, type Throttled, UnitOfWork } from '../../common';
import { DEFAULT_CLIENT } from '../../config';
import { OperatorCredentials, type TypedCredentials } from '../operators/operator-credentials';
import type { Operator } from '../operators/operator.store';
import { ConsoleSessions } from '../sessions/console-sessions';
import { SignInLimiter } from './sign-in-limiter';

export interface OperatorSignInCommand extends TypedCredentials {
  /** Client address as rate limits count it. */
  readonly ip: string;
}

export type OperatorSignInRefusal = { readonly reason: 'credentials-wrong' } | Throttled;

type SignedInOperator = Outcome<Secret, Exclude<OperatorSignInRefusal, Throttled>>;

const wrong = refuse({ reason: 'credentials-wrong' });

/**
 * Use case: “I am this operator.” Name, password and TOTP code are refused together, at the same cost, and a code is accepted once.
 * Attempts are counted before the password is compared.
 */
@Injectable()
export class OperatorSignIn {
  constructor(
    private readonly limiter: SignInLimiter,
    private readonly credentials: OperatorCredentials,
    private readonly sessions: ConsoleSessions,
    private readonly audit: AuditRecorder,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** Returns the token of a new session. */
  async execute(command: OperatorSignInCommand): Promise<Outcome<Secret, OperatorSignInRefusal>> {
    const admitted = await this.limiter.admit(command);
    if (!admitted.ok) return admitted;
    const { operator, step } = await this.credentials.check(command);
    const signedIn =
      operator === undefined || step === undefined
        ? wrong
        : await this.unitOfWork.attempt(() => this.open(command, operator, step));
    return signedIn.ok ? signedIn : this.record(command, operator, signedIn);
  }

  private async open(command: OperatorSignInCommand, operator: Operator, step: number): Promise<SignedInOperator> {
    const token = await this.sessions.open(operator.id, step);
    if (token === undefined) return wrong;
    await this.limiter.reset(command);
    return this.record(command, operator, done(token));
  }

  private record(
    { ip, name }: OperatorSignInCommand,
    operator: Operator | undefined,
    outcome: SignedInOperator,
  ): Promise<SignedInOperator> {
    const about = { event: 'sign-in-operator', operator: operator?.name, typed: name } as const;
    return this.audit.record({ app: DEFAULT_CLIENT, ip }, about, outcome);
  }
}
