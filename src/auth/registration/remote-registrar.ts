import { Injectable } from '@nestjs/common';
import { AuditRecorder } from '../../audit';
import { done, type Outcome, refuse } from '../../common';
import { CodeVerifier } from '../../otp';
import type { Account, AccountView } from '../accounts/account';
import type { AccountDirectory } from '../accounts/account.directory';
import { hasUsername } from '../accounts/identifiers';
import type { RemoteAccountDirectory } from '../accounts/remote-account.directory';
import { challengeProof, ProofSpender } from '../recovery/proof-spender';
import type { RemoteWrite } from '../remote-writes/remote-write.sql-store';
import { RemoteWrites, type WriteRequest } from '../remote-writes/remote-writes';
import { type Registration, registrationScope } from './registration';
import type { Registered, RegistrarRefusal, RegistrationRequest } from './registration-request';
import { RegistrationService } from './registration.service';

/** Part of a registration that the end of its write needs. */
type WriteDetails = Pick<Registration, 'username' | 'identityCard'>;

/**
 * Adds accounts at a service, which no transaction contains: one statement reserves the challenge, the service is called, one
 * transaction consumes the code. A process that is killed in between leaves a write that the same request goes on with, and that
 * is ended for it if none comes.
 */
@Injectable()
export class RemoteRegistrar {
  constructor(
    private readonly registrations: RegistrationService,
    private readonly writes: RemoteWrites,
    private readonly codes: CodeVerifier,
    private readonly proofs: ProofSpender,
    private readonly audit: AuditRecorder,
  ) {}

  /** Goes on with the write that the same request began before. Returns undefined when there is none. */
  async resume(
    directory: RemoteAccountDirectory,
    request: RegistrationRequest,
  ): Promise<Outcome<Registered, RegistrarRefusal> | undefined> {
    const write = await this.writes.begunBy(toRequest(request));
    return write && this.finish(directory, request, write);
  }

  /**
   * Reserves the challenge, has the service add the account, and ends the write. Throws a RefusedException (`unavailable`) while
   * another registration is made with the challenge, and without an answer, which leaves the write as it is.
   */
  async add(
    directory: RemoteAccountDirectory,
    request: RegistrationRequest,
    challengeId: string,
  ): Promise<Outcome<Registered, RegistrarRefusal>> {
    const { username, identityCard } = request;
    const begin = { proof: challengeProof(challengeId), storedVersion: '', details: { username, identityCard } };
    return this.finish(directory, request, await this.writes.begin(toRequest(request), begin));
  }

  /** Account that a write has added, as the service has it: of its number and its name. Throws without an answer. */
  async find(directory: AccountDirectory, write: RemoteWrite): Promise<Account | undefined> {
    const { username } = this.detailsOf(write);
    const found = await directory.findByVerifiedPhone(write.app, write.subject);
    return found.find((account) => hasUsername(account, username));
  }

  /** Ends the challenge of a write that added an account, and completes the registration, in the current transaction. */
  async conclude(write: RemoteWrite, account: Account): Promise<void> {
    const { identityCard } = this.detailsOf(write);
    await this.proofs.spend(write.proof);
    await this.registrations.complete(account, identityCard);
  }

  /** Calls the service and ends the write. Of parallel callers with one write exactly one is told of its success. */
  private async finish(
    directory: RemoteAccountDirectory,
    request: RegistrationRequest,
    write: RemoteWrite,
  ): Promise<Outcome<Registered, RegistrarRefusal>> {
    const { context, password, username, target, email, locale } = request;
    const account = { app: context.app, username, phone: target.value, email, locale };
    const creation = await directory.create(account, password, write.key, context.ip);
    return this.writes.end(write, async (isFirst): Promise<Outcome<Registered, RegistrarRefusal>> => {
      if (creation === 'taken') return refuse({ reason: 'account-exists' });
      if ('rejected' in creation) return refuse({ reason: 'password-rejected', rules: creation.rejected });
      return isFirst ? this.record(request, creation.created) : refuse({ reason: 'code-expired' });
    });
  }

  private async record(
    { context, target, code, identityCard }: RegistrationRequest,
    account: AccountView,
  ): Promise<Outcome<Registered, never>> {
    const { app, ip } = context;
    const accountId = account.id;
    await this.codes.consume(registrationScope(app, target.value), { code, ip });
    await this.registrations.complete({ app, id: accountId, username: account.username }, identityCard);
    const details = { event: 'register', purpose: 'register', accountId } as const;
    return this.audit.record(context, details, done({ accountId, account }));
  }

  private detailsOf(write: RemoteWrite): WriteDetails {
    return this.writes.detailsOf(write) as WriteDetails;
  }
}

function toRequest({ context, target, code, ...request }: RegistrationRequest): WriteRequest {
  const { password, username, email = '', locale } = request;
  const entered = typeof code === 'string' ? code : code.text;
  return {
    kind: 'register',
    app: context.app,
    subject: target.value,
    parts: [entered, password, username, email, locale],
  };
}
