import { Module } from '@nestjs/common';
import { BlockList } from './block-list';

/** Nest module of the list of blocks alone, for modules that need no database. It is empty until BlocksModule fills it. */
@Module({ providers: [BlockList], exports: [BlockList] })
export class BlockListModule {}
