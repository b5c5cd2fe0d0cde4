import { Injectable } from '@nestjs/common';
import { AuditRecorder } from '../../audit';
import {
  Clock,
  done,
  type Outcome,
  Random,
  refuse,
  Secret,
  sortableId,
  TOKEN_BYTES,
  tokenDigest,
  UnitOfWork,
} from '../../common';
import { DEFAULT_CLIENT } from '../../config';
import { type ListedOperator, OperatorStore } from './operator.store';

const MAX_NAME = 64;
const COMMAND_LINE = { app: DEFAULT_CLIENT, ip: 'local' };

export type InviteRefusal = { readonly reason: 'name-malformed' } | { readonly reason: 'name-taken' };

/** Use cases of who administers the operators of the console: invite, list, remove. */
@Injectable()
export class OperatorService {
  constructor(
    private readonly store: OperatorStore,
    private readonly audit: AuditRecorder,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly random: Random,
  ) {}

  /** Invites an operator. Returns the token of the link, which is good once within 24 hours; a former one ends. */
  async invite(name: string, by: string): Promise<Outcome<Secret, InviteRefusal>> {
    if (!isOperatorName(name)) return refuse({ reason: 'name-malformed' });
    const token = this.random.token(TOKEN_BYTES);
    const id = sortableId(this.clock, this.random);
    return this.unitOfWork.attempt<Secret, InviteRefusal>(async () => {
      if (!(await this.store.invite(id, name, tokenDigest(token)))) return refuse({ reason: 'name-taken' });
      const subject = { event: 'invite-operator', operator: by, subject: name } as const;
      await this.audit.record(COMMAND_LINE, subject, done(undefined));
      return done(new Secret(token));
    });
  }

  /** All operators, by name. */
  list(): Promise<readonly ListedOperator[]> {
    return this.store.list();
  }

  /** Removes an operator, whose sessions end at once. Returns false when there is none of that name. */
  remove(name: string, by: string): Promise<boolean> {
    return this.unitOfWork.run(async () => {
      const isRemoved = await this.store.remove(name);
      const subject = { event: 'remove-operator', operator: by, subject: name } as const;
      if (isRemoved) await this.audit.record(COMMAND_LINE, subject, done(undefined));
      return isRemoved;
    });
  }
}

/** True for a name that an operator may have: letters, digits and a few signs, so that it is typed in one way only. */
const isOperatorName = (name: string): boolean => name.length <= MAX_NAME && /^[a-z0-9][a-z0-9._@-]*$/.test(name);
