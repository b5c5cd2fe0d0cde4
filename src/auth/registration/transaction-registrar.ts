import { Injectable } from '@nestjs/common';
import { AuditRecorder } from '../../audit';
import { done, type Outcome, UnitOfWork } from '../../common';
import { type CodeRefusal, CodeVerifier } from '../../otp';
import { viewOf } from '../accounts/account';
import { NewPasswords } from '../accounts/new-passwords';
import type { AccountExists } from '../auth.refusals';
import { registrationScope } from './registration';
import type { Registered, RegistrationRequest } from './registration-request';
import { RegistrationService } from './registration.service';

/** Adds accounts that lie in the database of regain. */
@Injectable()
export class TransactionRegistrar {
  constructor(
    private readonly registrations: RegistrationService,
    private readonly codes: CodeVerifier,
    private readonly passwords: NewPasswords,
    private readonly audit: AuditRecorder,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** Hashes the password; then consumes the code and writes the account and its audit entry, together or not at all. */
  async add({
    context,
    code,
    password,
    ...registration
  }: RegistrationRequest): Promise<Outcome<Registered, CodeRefusal | AccountExists>> {
    const { app, ip } = context;
    const passwordHash = await this.passwords.hash(app, password, { id: '', username: registration.username });
    return this.unitOfWork.attempt<Registered, CodeRefusal | AccountExists>(async () => {
      const consumed = await this.codes.consume(registrationScope(app, registration.target.value), { code, ip });
      if (!consumed.ok) return consumed;
      const added = await this.registrations.add({ ...registration, app, ip, passwordHash });
      if (!added.ok) return added;
      const accountId = added.value.id;
      const details = { event: 'register', purpose: 'register', accountId } as const;
      return this.audit.record(context, details, done({ accountId, account: viewOf(added.value) }));
    });
  }
}
