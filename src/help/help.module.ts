import { type DynamicModule, Module } from '@nestjs/common';
import type { Face } from '../wire';
import { Catalogue } from './catalogue/catalogue';
import { OpenApiDocuments } from './openapi/documents';
import { OpenApiController } from './openapi/openapi.controller';
import { HelpSite } from './site/help-site';
import { HelpSiteController } from './site/help-site.controller';

export interface HelpOptions {
  /** The interfaces that are served. */
  readonly faces: readonly Face[];
  /** Where clients reach them, without a trailing slash. */
  readonly publicUrl: string;
}

/** Pages and documents about the interfaces, from the metadata that serves them. */
@Module({})
export class HelpModule {
  static forRoot({ faces, publicUrl }: HelpOptions): DynamicModule {
    const catalogue = new Catalogue(faces);
    return {
      module: HelpModule,
      controllers: [OpenApiController, HelpSiteController],
      providers: [
        { provide: Catalogue, useValue: catalogue },
        { provide: OpenApiDocuments, useValue: new OpenApiDocuments(catalogue) },
        { provide: HelpSite, useValue: new HelpSite(catalogue, publicUrl) },
      ],
    };
  }
}
