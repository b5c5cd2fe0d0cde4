import { Injectable } from '@nestjs/common';
import type { Outcome } from '../../common';
import { AccountDirectories } from '../accounts/account-directories';
import type { Registered, RegistrarRefusal, RegistrationRequest } from './registration-request';
import { RemoteRegistrar } from './remote-registrar';
import { TransactionRegistrar } from './transaction-registrar';

/** Adds accounts where those of the client application are: in the database of regain, or with a service. */
@Injectable()
export class Registrar {
  constructor(
    private readonly directories: AccountDirectories,
    private readonly transaction: TransactionRegistrar,
    private readonly remote: RemoteRegistrar,
  ) {}

  /** True where a registration may have been begun that got no answer. */
  mayResume(app: string): boolean {
    return this.directories.remote(app) !== undefined;
  }

  /**
   * Goes on with the same registration that got no answer from the service before: its number may be taken by now, by the account
   * that it has made. Returns undefined when there is none.
   */
  async resume(request: RegistrationRequest): Promise<Outcome<Registered, RegistrarRefusal> | undefined> {
    const directory = this.directories.remote(request.context.app);
    return directory && this.remote.resume(directory, request);
  }

  /** Adds the account and consumes the code, whose challenge has this id. Of parallel callers with one code one wins. */
  add(request: RegistrationRequest, challengeId: string): Promise<Outcome<Registered, RegistrarRefusal>> {
    const directory = this.directories.remote(request.context.app);
    return directory ? this.remote.add(directory, request, challengeId) : this.transaction.add(request);
  }
}
