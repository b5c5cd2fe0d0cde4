import { Module } from '@nestjs/common';
import { AuditModule } from '../audit';
import { MaintenanceJobs } from '../common';
import { BlockListLoader } from './block-list.loader';
import { BlockListModule } from './block-list.module';
import { BlockService } from './block.service';
import { BlockStore } from './block.store';

/** Nest module of the blocks that operators set: keeps the list of this process up to date. */
@Module({
  imports: [AuditModule, BlockListModule],
  providers: [BlockStore, BlockService, BlockListLoader],
  exports: [BlockService, BlockListModule],
})
export class BlocksModule {
  constructor(maintenance: MaintenanceJobs, store: BlockStore) {
    maintenance.add('ended blocks', (limit) => store.purge(limit));
  }
}
