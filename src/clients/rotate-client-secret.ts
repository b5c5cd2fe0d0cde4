import { Injectable } from '@nestjs/common';
import { AuditRecorder } from '../audit';
import { done, type Outcome, refuse, UnitOfWork } from '../common';
import { ClientSecretStore } from './client-secret.sql-store';
import { ClientSecrets, type NewClientSecret } from './client-secrets';

export interface RotateClientSecretCommand {
  readonly id: string;
  /** Name of the operator. */
  readonly operator?: string;
}

interface ClientUnknown {
  readonly reason: 'app-unknown';
}

/** New secret of a client application, with the application's sid. */
export interface RotatedSecret extends NewClientSecret {
  readonly sid: string;
}

/**
 * Use case of operators: gives a client application a new secret. The newest one before stays live until the next rotation;
 * all older ones end. Of parallel rotations each adds a secret, and the last two stay live.
 */
@Injectable()
export class RotateClientSecret {
  constructor(
    private readonly store: ClientSecretStore,
    private readonly secrets: ClientSecrets,
    private readonly audit: AuditRecorder,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  execute({ id, operator }: RotateClientSecretCommand): Promise<Outcome<RotatedSecret, ClientUnknown>> {
    return this.unitOfWork.attempt(async () => {
      const sid = await this.store.lock(id);
      if (sid === undefined) return refuse({ reason: 'app-unknown' });
      await this.store.makeRoom(id);
      const created = await this.secrets.create(id);
      await this.audit.record({ app: id, ip: 'local' }, { event: 'rotate-client-secret', operator }, done(undefined));
      return done({ ...created, sid });
    });
  }
}
