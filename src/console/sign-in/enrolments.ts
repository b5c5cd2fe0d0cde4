import { Injectable } from '@nestjs/common';
import { AuditRecorder } from '../../audit';
import { done, type Outcome, refuse, tokenDigest, UnitOfWork } from '../../common';
import { DEFAULT_CLIENT } from '../../config';
import { type NewCredentialsRefusal, OperatorCredentials } from '../operators/operator-credentials';
import { type NewCredentials, OperatorStore } from '../operators/operator.store';
import { totpUri } from '../operators/totp';
import { type EnrolmentForm, TotpSecrets } from '../operators/totp-secrets';

/** Enrolment as its page shows it. */
export interface Enrolment {
  readonly name: string;
  /** TOTP secret, in base32, and its URI for an authenticator app. */
  readonly secret: string;
  readonly uri: string;
  /** Secret and token of the invitation, sealed: the page does not show the token, which its link has. */
  readonly sealed: string;
}

export interface EnrolCommand {
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

  /** Enrolment of an invitation, with a new secret. Returns undefined for one that was used, has expired or is unknown. */
  begin(token: string): Promise<Enrolment | undefined> {
    return this.show({ token, secret: this.totp.create() });
  }

  /** Enrolment of a form that was submitted, to be shown again. Returns undefined as `begin` does. */
  async again(sealed: string): Promise<Enrolment | undefined> {
    const form = this.totp.openForm(sealed);
    return form && this.show(form);
  }

  /** Sets password and secret. Of several callers with one invitation one succeeds. */
  async execute({ sealed, ip, ...typed }: EnrolCommand): Promise<Outcome<unknown, EnrolRefusal>> {
    const form = this.totp.openForm(sealed);
    if (!form) return over;
    const invitation = tokenDigest(form.token);
    const name = await this.operators.invited(invitation);
    if (name === undefined) return over;
    const made = await this.credentials.make({ name, ...typed }, form.secret);
    if (!made.ok) return made;
    return this.unitOfWork.attempt(() => this.enrol({ name, ip }, invitation, made.value));
  }

  private async show(form: EnrolmentForm): Promise<Enrolment | undefined> {
    const name = await this.operators.invited(tokenDigest(form.token));
    if (name === undefined) return undefined;
    const { secret } = form;
    return { name, secret, uri: totpUri(name, secret), sealed: this.totp.sealForm(form) };
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
