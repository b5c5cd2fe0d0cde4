import { Injectable } from '@nestjs/common';
import { AuditRecorder } from '../audit';
import { Clock, done, Random, sortableId, UnitOfWork } from '../common';
import { DEFAULT_CLIENT } from '../config';
import type { Block, BlockSubject } from './block';
import { BlockStore, shownSubject } from './block.store';

export interface BlockCommand {
  readonly subject: BlockSubject;
  /** Duration in seconds; undefined for a block without an end. */
  readonly seconds?: number | undefined;
  readonly reason?: string | undefined;
  /** Name of the operator. */
  readonly operator: string;
  /** Client address of the operator; `local` on the command line. */
  readonly ip?: string;
}

/** Use cases of operators: block a subject, end its block, list the blocks. Servers follow within five seconds. */
@Injectable()
export class BlockService {
  constructor(
    private readonly store: BlockStore,
    private readonly audit: AuditRecorder,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly random: Random,
  ) {}

  /** Blocks a subject; a block that it has is replaced. The block and its audit entry are written together. */
  async add({ subject, seconds, reason, ...by }: BlockCommand): Promise<void> {
    const id = sortableId(this.clock, this.random);
    await this.unitOfWork.run(async () => {
      await this.store.put({ id, subject, seconds, reason, createdBy: by.operator });
      await this.record('block', { ...subject, shown: shownSubject(subject) }, by);
    });
  }

  /** Ends the block of a subject. Returns false when it has none; of several callers one gets true. */
  remove({ subject, ...by }: Pick<BlockCommand, 'subject' | 'operator'>): Promise<boolean> {
    return this.unitOfWork.run(async () => {
      const isRemoved = await this.store.remove(subject);
      if (isRemoved) await this.record('unblock', { ...subject, shown: shownSubject(subject) }, by);
      return isRemoved;
    });
  }

  /** Ends a block that was listed. Returns false when it is over; of several callers one gets true. */
  removeListed(id: string, by: Pick<BlockCommand, 'operator' | 'ip'>): Promise<boolean> {
    return this.unitOfWork.run(async () => {
      const block = (await this.store.list()).find((each) => each.id === id);
      if (!block || !(await this.store.removeById(id))) return false;
      await this.record('unblock', block, by);
      return true;
    });
  }

  /** Live blocks, the newest first. */
  list(): Promise<readonly Block[]> {
    return this.store.list();
  }

  private async record(
    event: 'block' | 'unblock',
    { kind, shown }: Pick<Block, 'kind' | 'shown'>,
    { operator, ip = 'local' }: Pick<BlockCommand, 'operator' | 'ip'>,
  ): Promise<void> {
    const app = kind === 'client' ? shown : DEFAULT_CLIENT;
    await this.audit.record({ app, ip }, { event, operator, subject: shown }, done(undefined));
  }
}
