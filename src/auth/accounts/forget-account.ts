import { Injectable } from '@nestjs/common';
import { AuditEraser } from '../../audit';
import { UnitOfWork } from '../../common';
import { IdentityCardStore } from '../registration/identity-card.store';
import { SessionService } from '../sessions/session.service';
import { AccountDirectories } from './account-directories';

export interface ForgetAccountCommand {
  readonly app: string;
  readonly accountId: string;
  /** Name of the operator. */
  readonly operator: string;
}

export interface Forgotten {
  /** False where the accounts are not in regain's own table, so that their owner deletes the account. */
  readonly isDeleted: boolean;
  /** Number of audit entries that no longer say whom they are about. */
  readonly auditEntries: number;
}

/**
 * Use case of operators: “Erase what you know about this person.” Deletes the account, its sessions and its identity card, and erases
 * it from the audit log, whose chain stays valid. Codes, tickets and messages end by themselves within days. A call that was
 * interrupted can be made again as long as the account is there, which goes last.
 */
@Injectable()
export class ForgetAccount {
  constructor(
    private readonly directories: AccountDirectories,
    private readonly sessions: SessionService,
    private readonly cards: IdentityCardStore,
    private readonly eraser: AuditEraser,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  async execute({ app, accountId, operator }: ForgetAccountCommand): Promise<Forgotten> {
    const erased = await this.eraser.eraseAll(app, accountId);
    return this.unitOfWork.run(async () => {
      const auditEntries = erased + (await this.eraser.finish(app, accountId, operator));
      await this.sessions.endAll(app, accountId);
      await this.cards.remove(accountId);
      return { isDeleted: await this.directories.remove(app, accountId), auditEntries };
    });
  }
}
