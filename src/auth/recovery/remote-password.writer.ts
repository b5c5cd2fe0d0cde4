import { Injectable } from '@nestjs/common';
import { AuditRecorder } from '../../audit';
import { done, type Outcome, type Refusal, refuse } from '../../common';
import type { RemoteAccountDirectory, RemoteChange } from '../accounts/remote-account.directory';
import type { PasswordRejected } from '../auth.refusals';
import type { RemoteWrite } from '../remote-writes/remote-write.sql-store';
import { RemoteWrites, type WriteRequest } from '../remote-writes/remote-writes';
import { type CheckedReset, resetDetails, type ResetRequest } from './checked-reset';
import { RemoteResetEffects } from './remote-reset-effects';

/** Reset whose write has begun. */
type BegunReset<R extends Refusal> = Omit<CheckedReset<R>, 'locale' | 'proofId'>;

/**
 * Stores new passwords of accounts that lie with a service, which no transaction contains: one statement reserves the proof, the
 * service is called, one transaction consumes the proof. A process that is killed in between leaves a write that the same request
 * goes on with, and that is ended for it if none comes.
 */
@Injectable()
export class RemotePasswordWriter {
  constructor(
    private readonly writes: RemoteWrites,
    private readonly effects: RemoteResetEffects,
    private readonly audit: AuditRecorder,
  ) {}

  /**
   * Goes on with the write that an earlier request began with this proof and this password. Returns undefined when there is none,
   * after the same statement whether there is an account or not.
   */
  async resume<R extends Refusal>(
    directory: RemoteAccountDirectory,
    { account, ...request }: ResetRequest<R> & Pick<CheckedReset<R>, 'password'>,
  ): Promise<Outcome<void, R | PasswordRejected> | undefined> {
    const write = await this.writes.begunBy(toRequest(request, account?.id ?? ''));
    return write && account && this.finish(directory, { ...request, account }, write);
  }

  /**
   * Reserves the proof, has the service write the password, and ends the write. Throws a RefusedException (`unavailable`) while
   * another password is being written with the proof, and without an answer, which leaves the write as it is.
   */
  async write<R extends Refusal>(
    directory: RemoteAccountDirectory,
    reset: CheckedReset<R>,
  ): Promise<Outcome<void, R | PasswordRejected>> {
    const { account, locale, proofId: proof } = reset;
    const begin = { proof, storedVersion: account.passwordHash, locale };
    return this.finish(directory, reset, await this.writes.begin(toRequest(reset, account.id), begin));
  }

  /** Calls the service and ends the write. Of parallel callers with one write exactly one is told of its success. */
  private async finish<R extends Refusal>(
    directory: RemoteAccountDirectory,
    reset: BegunReset<R>,
    write: RemoteWrite,
  ): Promise<Outcome<void, R | PasswordRejected>> {
    const { context, account, password } = reset;
    const reserved = { ...account, passwordHash: write.storedVersion };
    const change = await directory.setPassword(reserved, password, write.key, context.ip);
    return this.writes.end(write, async (isFirst) =>
      this.audit.record(context, resetDetails(reset), await this.conclude(reset, write, { change, isFirst })),
    );
  }

  private async conclude<R extends Refusal>(
    { account, proof }: BegunReset<R>,
    write: RemoteWrite,
    { change, isFirst }: { readonly change: RemoteChange; readonly isFirst: boolean },
  ): Promise<Outcome<void, R | PasswordRejected>> {
    if (typeof change !== 'string') return refuse({ reason: 'password-rejected', rules: change.rejected });
    if (!isFirst || change === 'stale') return refuse(proof.outdated);
    /* At a repetition the account has another version by now, in whose scope its code would not be found. */
    if (account.passwordHash === write.storedVersion) await proof.consume();
    await this.effects.apply(write, account);
    return done(undefined);
  }
}

function toRequest<R extends Refusal>(
  { context, proof, purpose, password }: Pick<CheckedReset<R>, 'context' | 'proof' | 'purpose' | 'password'>,
  accountId: string,
): WriteRequest {
  return { kind: 'reset', app: context.app, subject: accountId, parts: [purpose, proof.holder, password] };
}
