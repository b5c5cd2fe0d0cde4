import { type BeforeApplicationShutdown, Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { errorLabel } from '../common';
import { BlockList } from './block-list';
import { BlockStore } from './block.store';

const INTERVAL_MS = 5_000;

/** Loads the blocks of all processes into the list of this one, by one statement every five seconds. */
@Injectable()
export class BlockListLoader implements OnModuleInit, BeforeApplicationShutdown {
  private readonly logger = new Logger('blocks');
  private running: Promise<void> | undefined;

  constructor(
    private readonly store: BlockStore,
    private readonly list: BlockList,
  ) {}

  /** Loads the blocks before the first request. Rejects when the database does not answer, which ends the start. */
  async onModuleInit(): Promise<void> {
    this.list.replace(await this.store.live());
  }

  /** Loads the blocks; keeps those that it has when the database does not answer. Never rejects. */
  @Interval(INTERVAL_MS)
  load(): Promise<void> {
    this.running ??= this.tryToLoad().finally(() => (this.running = undefined));
    return this.running;
  }

  /** Waits for the load that is under way: the database closes later in the shutdown. */
  async beforeApplicationShutdown(): Promise<void> {
    await this.running;
  }

  private async tryToLoad(): Promise<void> {
    try {
      this.list.replace(await this.store.live());
    } catch (error) {
      this.logger.warn(`not loaded, next try in five seconds (${errorLabel(error)})`);
    }
  }
}
