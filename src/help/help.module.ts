import { type DynamicModule, Module } from '@nestjs/common';
import type { Face } from '../wire';
import { Catalogue } from './catalogue/catalogue';

export interface HelpOptions {
  /** The interfaces that are served. */
  readonly faces: readonly Face[];
  /** Where clients reach them, without a trailing slash. */
  readonly publicUrl: string;
}

/** Pages and documents about the interfaces, from the metadata that serves them. */
@Module({})
export class HelpModule {
  static forRoot({ faces }: HelpOptions): DynamicModule {
    return {
      module: HelpModule,
      providers: [{ provide: Catalogue, useValue: new Catalogue(faces) }],
    };
  }
}
