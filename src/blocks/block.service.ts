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
  async add({ subject, seconds, reason, operator }: BlockCommand): Promise<void> {
    const id = sortableId(this.clock, this.random);
    await this.unitOfWork.run(async () => {
      await this.store.put({ id, subject, seconds, reason, createdBy: operator });
      await this.record('block', subject, operator);
    });
  }

  /** Ends the block of a subject. Returns false when it has none; of several callers one gets true. */
  remove({ subject, operator }: Pick<BlockCommand, 'subject' | 'operator'>): Promise<boolean> {
    return this.unitOfWork.run(async () => {
      const isRemoved = await this.store.remove(subject);
      if (isRemoved) await this.record('unblock', subject, operator);
      return isRemoved;
    });
  }

  /** Live blocks, the newest first. */
  list(): Promise<readonly Block[]> {
    return this.store.list();
  }

  private async record(event: 'block' | 'unblock', subject: BlockSubject, operator: string): Promise<void> {
    const app = subject.kind === 'client' ? subject.value : DEFAULT_CLIENT;
    const about = subject.kind === 'target' ? { target: subject.value } : { subject: shownSubject(subject) };
    await this.audit.record({ app, ip: 'local' }, { event, operator, ...about }, done(undefined));
  }
}
