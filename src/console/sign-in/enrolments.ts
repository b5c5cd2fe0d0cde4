import { Injectable } from '@nestjs/common';
import { AuditRecorder } from '../../audit';
import { done, type Outcome, refuse, tokenDigest, UnitOfWork } from '../../common';
import { DEFAULT_CLIENT } from '../../config';
import { type NewCredentialsRefusal, OperatorCredentials } from '../operators/operator-credentials';
import { type NewCredentials, OperatorStore } from '../operators/operator.store';
import { totpUri } from '../operators/totp';
import { TotpSecrets } from '../operators/totp-secrets';

/** Enrolment as its page shows it. */
export interface Enrolment {
  readonly name: string;
  /** TOTP secret, in base32, and its URI for an authenticator app. */
  readonly secret: string;
  readonly uri: string;
  /** The secret, sealed for the form together with the invitation. */
  readonly sealed: string;
}

export interface EnrolCommand {
  /** Token of the invitation. */
  readonly token: string;
  readonly sealed: string;
  readonly password: string;
  readonly code: string;
  /** Client address as rate limits count it. */
  readonly ip: string;
}

export type EnrolRefusal = { readonly reason: 'invitation-over' } | NewCredentialsRefusal;

const over = refuse({ reason: 'invitation-over' });

/** Use of an invitation: the operator sets a password and proves that an authenticator app has the TOTP secret. */
@Injectable()
export class Enrolments {
  constructor(
    private readonly operators: OperatorStore,
    private readonly credentials: OperatorCredentials,
    private readonly totp: TotpSecrets,
    private readonly audit: AuditRecorder,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /**
   * Enrolment of an invitation, with a new secret, or with that of a form. Returns undefined for an invitation that was used, has
   * expired or is unknown.
   */
  async begin(token: string, sealed = ''): Promise<Enrolment | undefined> {
    const invitation = tokenDigest(token);
    const name = await this.operators.invited(invitation);
    if (name === undefined) return undefined;
    const secret = this.totp.openForm(sealed, invitation) ?? this.totp.create();
    return { name, secret, uri: totpUri(name, secret), sealed: this.totp.sealForm(secret, invitation) };
  }

  /** Sets password and secret. Of several callers with one invitation one succeeds. */
  async execute({ token, sealed, ip, ...typed }: EnrolCommand): Promise<Outcome<unknown, EnrolRefusal>> {
    const invitation = tokenDigest(token);
    const name = await this.operators.invited(invitation);
    const secret = this.totp.openForm(sealed, invitation);
    if (name === undefined || secret === undefined) return over;
    const made = await this.credentials.make({ name, ...typed }, secret);
    if (!made.ok) return made;
    return this.unitOfWork.attempt(() => this.enrol({ name, ip }, invitation, made.value));
  }

  private async enrol(
    { name, ip }: { readonly name: string; readonly ip: string },
    invitation: string,
    credentials: NewCredentials,
  ): Promise<Outcome<unknown, EnrolRefusal>> {
    if (!(await this.operators.enrol(invitation, credentials))) return over;
    const about = { event: 'enrol-operator', operator: name } as const;
    return this.audit.record({ app: DEFAULT_CLIENT, ip }, about, done(undefined));
  }
}
