export type { Block, BlockSubject } from './block';
export { BlockList } from './block-list';
export { BlockListModule } from './block-list.module';
export { BlockService } from './block.service';
export { BlocksModule } from './blocks.module';
export { MAX_BLOCK_REASON, readCountrySubject, readDuration, readTypedSubject } from './typed-block';
