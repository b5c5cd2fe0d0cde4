import type { INestApplicationContext } from '@nestjs/common';
import { UnitOfWork } from '../../src/common';
import { NotificationService, type OutgoingMessage } from '../../src/notification';

/** Records the messages that one process queues, once their transaction is committed; decoys apart. */
export class QueuedMessages {
  private readonly queued: OutgoingMessage[] = [];

  constructor(process: INestApplicationContext) {
    const notifications = process.get(NotificationService, { strict: false });
    const queueAll = notifications.queueAll.bind(notifications);
    notifications.queueAll = async (messages: readonly OutgoingMessage[]) => {
      await queueAll(messages);
      process.get(UnitOfWork).afterCommit(() => this.queued.push(...messages));
    };
    const queueWithinCap = notifications.queueWithinCap.bind(notifications);
    notifications.queueWithinCap = async (message: OutgoingMessage) => {
      const isQueued = await queueWithinCap(message);
      process.get(UnitOfWork).afterCommit(() => this.queued.push(message));
      return isQueued;
    };
  }

  /** Messages to an address, oldest first. */
  to(address: string): readonly OutgoingMessage[] {
    return this.queued.filter((message) => message.decoy !== true && message.to === address);
  }

  /** Messages to all addresses, oldest first. */
  get all(): readonly OutgoingMessage[] {
    return this.queued.filter((message) => message.decoy !== true);
  }

  /** Decoys, oldest first. */
  get decoys(): readonly OutgoingMessage[] {
    return this.queued.filter((message) => message.decoy === true);
  }

  /** The code in the last message to an address; empty when it got none. */
  codeTo(address: string): string {
    return this.to(address).at(-1)?.content.code?.reveal() ?? '';
  }

  /** The parameters after the # of the link in the last message to an address. */
  linkTo(address: string): { token: string; stamp: number; accountId: string } {
    const link = this.to(address).at(-1)?.content.link?.reveal() ?? '';
    const parameters = new URLSearchParams(link.slice(link.indexOf('#') + 1));
    return {
      token: parameters.get('token') ?? '',
      stamp: Number(parameters.get('timestamp')),
      accountId: parameters.get('uid') ?? '',
    };
  }
}
